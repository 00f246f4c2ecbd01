package heartstring.experience.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that gather what was said and what came after, and keep what was found. */
@Component
class ChainSql {

    private static final int MOST_CUSTOMERS = 100_000;
    private static final int FETCH = 5_000;
    private static final int PRIOR_DAYS = 180;

    private static final String EPISODES = """
                        with e as materialized (
                          select * from (
                            select distinct on (p.customer_id) p.customer_id, f.touchpoint_id, f.said_at as s, f.felt,
                                   case f.tone when 'positive' then 1 when 'negative' then -1 else 0 end as sign, false as bad,
                                   '' as trial, '' as arm
                              from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                             where f.said_at >= :from::timestamptz and f.said_at < :until::timestamptz and f.tone <> 'unsure'
                               and p.erased_at is null
                             order by p.customer_id, md5(f.touchpoint_id::text)) x order by md5(x.customer_id::text) limit :most)
                        """;

    private static final String TRIALS = """
                        with a as (
                          select x.trial, p.customer_id, min(x.exposed_at) as s, min(x.arm) as arm
                            from (select trial, profile_id, arm, exposed_at from story.v_exposure
                                  union all select trial, profile_id, arm, at from experience.assigned) x
                            join customer.v_profile p on p.id = x.profile_id and p.erased_at is null
                           group by 1, 2 having min(x.arm) = max(x.arm)),
                        e as materialized (
                          select a.customer_id, 0::bigint as touchpoint_id, a.s, array[]::text[] as felt, 0 as sign, a.trial, a.arm,
                                 exists (select from customer.v_profile q join experience.v_feeling f on f.profile_id = q.id
                                          where q.customer_id = a.customer_id and f.tone = 'negative' and f.said_at < a.s
                                            and f.said_at > a.s - interval '60 days') as bad
                            from a where a.s < :until::timestamptz
                             and exists (select from a h where h.trial = a.trial and h.arm = 'held_out')
                             order by md5(a.customer_id::text), a.trial limit :most)
                        """;

    private static final String MASK = mask();
    private static final String FOLLOWED = followed();

    private final JdbcClient jdbc;

    ChainSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that each customer said from one moment until before another, drawn by lot, the same each time. */
    List<Episode> episodes(Instant from, Instant until) {
        List<Episode> episodes = new ArrayList<>();
        jdbc.sql(EPISODES + """
                        select e.touchpoint_id, (extract(year from e.s)::int * 12 + extract(month from e.s)::int) * 40
                               + case when o.last is null then 4 when o.last > e.s - interval '7 days' then 0
                                      when o.last > e.s - interval '30 days' then 1 when o.last > e.s - interval '90 days' then 2 else 3 end * 8
                               + case when o.prior = 0 then 0 when o.prior <= 2 then 1 when o.prior <= 5 then 2 when o.prior <= 11 then 3
                                      when o.prior <= 23 then 4 else 5 end,
                               array_to_string(e.felt, ','), e.sign,
                               case when t.gift then 'GIFT' when t.apology then 'APOLOGY' when t.answer then 'ANSWER' else 'NOTHING' end,""" + " " + MASK + FOLLOWED)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", MOST_CUSTOMERS)
                .withFetchSize(FETCH)
                .query(rs -> {
                    String felt = rs.getString(3);
                    episodes.add(new Episode(
                            rs.getLong(1),
                            rs.getInt(2),
                            felt.isEmpty() ? List.of() : List.of(felt.split(",")),
                            rs.getInt(4),
                            Act.valueOf(rs.getString(5)),
                            rs.getInt(6)));
                });
        return episodes;
    }

    /** Who was given something or held out before that moment, and what they did next. */
    List<ChainRules.Assigned> assigned(Instant until) {
        return jdbc.sql(TRIALS + "select e.trial, e.arm = 'treated', e.bad, " + MASK + ", count(*) " + FOLLOWED
                        + " group by 1, 2, 3, 4")
                .param("until", until.toString())
                .param("most", MOST_CUSTOMERS)
                .query((rs, n) -> new ChainRules.Assigned(
                        rs.getString(1), rs.getBoolean(2), rs.getBoolean(3), rs.getInt(4), rs.getLong(5)))
                .list();
    }

    /** The outcomes as bits. */
    private static String mask() {
        List<String> bits = new ArrayList<>();
        for (boolean afterWeek : new boolean[] {false, true}) {
            String at = afterWeek ? "w" : "s";
            for (int i = 0; i < Episode.DAYS.size(); i++) {
                bits.add(bit("o." + at + "n" + i + " > 0", Outcome.RETURN, i, afterWeek));
                bits.add(bit("o." + at + "m" + i + " > o.b" + i, Outcome.SPEND, i, afterWeek));
                bits.add(bit("t." + at + "r" + i, Outcome.REFER, i, afterWeek));
                bits.add(bit("c." + at + "c" + i + " > 0", Outcome.COMPLAIN, i, afterWeek));
            }
            bits.add(bit("o." + at + "left = 0", Outcome.LEAVE, 0, afterWeek));
        }
        return "(" + String.join(" + ", bits) + ")";
    }

    private static String bit(String test, Outcome outcome, int days, boolean afterWeek) {
        return "(" + test + ")::int * " + (1 << Episode.bit(outcome, days, afterWeek));
    }

    /** What customers did around each episode: orders, complaints, recommendations, and what we did. */
    private static String followed() {
        List<String> orders = new ArrayList<>(List.of(
                "count(*) filter (where k.occurred_at <= e.s) as prior",
                "max(k.occurred_at) filter (where k.occurred_at <= e.s) as last"));
        List<String> complaints = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (boolean afterWeek : new boolean[] {false, true}) {
            String at = afterWeek ? "w" : "s";
            int from = afterWeek ? Episode.WEEK : 0;
            for (int i = 0; i < Episode.DAYS.size(); i++) {
                int until = from + Episode.DAYS.get(i);
                orders.add("count(*) filter (where " + within("k.occurred_at", from, until) + ") as " + at + "n" + i);
                orders.add("coalesce(sum(k.kept_minor) filter (where " + within("k.occurred_at", from, until)
                        + "), 0) as " + at + "m" + i);
                complaints.add(
                        "count(*) filter (where " + within("d.happened_at", from, until) + ") as " + at + "c" + i);
                others.add("coalesce(bool_or(t.name = 'Referral Shared' and " + within("t.occurred_at", from, until)
                        + "), false) as " + at + "r" + i);
                if (!afterWeek) {
                    orders.add("coalesce(sum(k.kept_minor) filter (where k.occurred_at <= e.s and k.occurred_at > e.s"
                            + days(-Episode.DAYS.get(i)) + "), 0) as b" + i);
                }
            }
            orders.add("count(*) filter (where " + within("k.occurred_at", from, from + Episode.LEFT) + ") as " + at
                    + "left");
        }
        return lateral(String.join(",\n ", orders), String.join(",\n ", complaints), String.join(",\n ", others));
    }

    private static String lateral(String orders, String complaints, String others) {
        String last = days(Episode.WEEK + Episode.LEFT);
        String week = within("t.occurred_at", 0, Episode.WEEK);
        return String.format(Locale.ROOT, """

                        from e
                        cross join lateral (
                          select %1$s from customer.v_profile q join commerce.v_order k on k.profile_id = q.id
                           where q.customer_id = e.customer_id and k.status <> 'cancelled'
                             and k.occurred_at > e.s%4$s and k.occurred_at <= e.s%5$s) o
                        cross join lateral (
                          select %2$s from customer.v_profile q join experience.deed d on d.profile_id = q.id
                           where q.customer_id = e.customer_id and d.kind = 'complaint' and d.happened_at > e.s
                             and d.happened_at <= e.s%5$s) c
                        cross join lateral (
                          select %3$s,
                                 coalesce(bool_or(%6$s and (t.name in ('Gift Given', 'Voucher Issued', 'Points Granted')
                                   or t.name = 'Complaint Resolved' and t.body #>> '{properties,outcome}' in
                                      ('voucher', 'refund', 'replacement', 'gift'))), false) as gift,
                                 coalesce(bool_or(%6$s and (t.name in ('Message Sent', 'Live Chat Message Received')
                                   and coalesce(t.body #>> '{properties,text}', t.body #>> '{properties,message_body}', '')
                                       ~* '\\m(sorry|apolog(y|ies|i[sz]e))\\M'
                                   or t.name = 'Complaint Resolved' and t.body #>> '{properties,outcome}' = 'apology')), false) as apology,
                                 coalesce(bool_or(%6$s and t.name in ('Message Sent', 'Live Chat Message Received', 'Call Made',
                                   'Complaint Resolved')), false) as answer
                            from customer.v_profile q join touchpoint.v_touchpoint t on t.profile_id = q.id
                           where q.customer_id = e.customer_id and t.occurred_at > e.s and t.occurred_at <= e.s%5$s
                             and t.name in ('Referral Shared', 'Gift Given', 'Voucher Issued', 'Points Granted', 'Complaint Resolved',
                                            'Message Sent', 'Live Chat Message Received', 'Call Made')) t""", orders, complaints, others, days(-PRIOR_DAYS), last, week);
    }

    private static String within(String column, int from, int until) {
        return column + " > e.s" + days(from) + " and " + column + " <= e.s" + days(until);
    }

    private static String days(int days) {
        return (days < 0 ? " - " : " + ") + "interval '" + Math.abs(days) + " days'";
    }

    /** When it was found, from how many customers, from when until when they said it, and whether all of it had been read. */
    record Run(Instant foundAt, long customers, Instant from, Instant until, boolean whole) {}

    /** Nobody else works it out before the transaction ends. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('experience.chain'))").query(rs -> {});
    }

    /** Whether every text said from one moment until before another has been read by some reader. */
    boolean isRead(Instant from, Instant until) {
        return jdbc.sql("""
                        select not exists (select from experience.feeling where reader = 0 and said_at >= :from::timestamptz
                                              and said_at < :until::timestamptz)""")
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void keep(List<Link> links, Run run) {
        jdbc.sql("delete from experience.link").update();
        for (Link link : links) {
            jdbc.sql("""
                            insert into experience.link (kind, days, subject, act, stage, outcome, people, compared, others, share, other_share,
                                                         value, low, high, rate)
                            values (:kind, :days, :subject, :act, :stage, :outcome, :people, :compared, :others, :share, :otherShare,
                                    :value, :low, :high, :rate)""")
                    .param("kind", link.kind().name().toLowerCase(Locale.ROOT))
                    .param("days", link.days())
                    .param("subject", link.subject())
                    .param("act", link.act())
                    .param("stage", link.stage())
                    .param("outcome", link.outcome().word())
                    .param("people", link.people())
                    .param("compared", link.compared())
                    .param("others", link.others())
                    .param("share", link.share())
                    .param("otherShare", link.otherShare())
                    .param("value", link.value())
                    .param("low", link.low())
                    .param("high", link.high())
                    .param("rate", link.rate())
                    .update();
        }
        jdbc.sql("""
                        insert into experience.link_run (found_at, customers, from_at, until_at, whole)
                        values (:found::timestamptz, :customers, :from::timestamptz, :until::timestamptz, :whole)
                        on conflict (one) do update set found_at = excluded.found_at, customers = excluded.customers,
                               from_at = excluded.from_at, until_at = excluded.until_at, whole = excluded.whole""")
                .param("found", run.foundAt().toString())
                .param("customers", run.customers())
                .param("from", run.from().toString())
                .param("until", run.until().toString())
                .param("whole", run.whole())
                .update();
    }

    Optional<Run> run() {
        return jdbc.sql("select found_at, customers, from_at, until_at, whole from experience.link_run")
                .query((rs, n) -> new Run(
                        rs.getTimestamp(1).toInstant(),
                        rs.getLong(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getTimestamp(4).toInstant(),
                        rs.getBoolean(5)))
                .optional();
    }

    List<Link> links(int days) {
        return jdbc.sql("""
                        select kind, days, subject, act, stage, outcome, people, compared, others, share, other_share, value, low, high, rate
                          from experience.link where days = :days order by kind, stage, subject, act, outcome""").param("days", days).query(ChainSql::link).list();
    }

    private static Link link(ResultSet rs, int number) throws SQLException {
        return new Link(
                Link.Kind.valueOf(rs.getString(1).toUpperCase(Locale.ROOT)),
                rs.getInt(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                Outcome.valueOf(rs.getString(6).toUpperCase(Locale.ROOT)),
                rs.getLong(7),
                rs.getLong(8),
                rs.getLong(9),
                rs.getDouble(10),
                rs.getDouble(11),
                rs.getDouble(12),
                rs.getDouble(13),
                rs.getDouble(14),
                rs.getDouble(15));
    }
}
