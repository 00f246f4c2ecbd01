package heartstring.insight.effects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that gather who met a trial and what they did. */
@Component
class TrialsSql {

    private static final int MOST_TRIALS = 100;
    private static final int MOST_CUSTOMERS = 200_000;
    private static final int FETCH = 5_000;

    /** All who met a trial, of this house and of other programs, each customer once. */
    private static final String MET = """
                        with a as (
                          select x.trial, p.customer_id, min(x.at) as s, min(x.arm) as arm, min(x.arm) = max(x.arm) as one
                            from (select trial, profile_id, arm, exposed_at as at from story.v_exposure
                                  union all select trial, profile_id, arm, at from experience.v_assigned) x
                            join customer.v_profile p on p.id = x.profile_id and p.erased_at is null
                           where :trial::text is null or x.trial = :trial
                           group by 1, 2)
                        """;

    /** What each did in the sixty days before and after, and what they were like. */
    private static final String AROUND = """
                        , e as materialized (select customer_id, s, arm = 'treated' as given from a where one and s < :until::timestamptz
                                              order by s desc, customer_id limit :most)
                        select e.given, extract(epoch from e.s)::bigint, o.visits, o.spent, coalesce(l.store, ''), l.first,
                               exists (select from customer.v_profile q join experience.v_feeling f on f.profile_id = q.id
                                        where q.customer_id = e.customer_id and f.tone = 'negative' and f.said_at < e.s
                                          and f.said_at > e.s - interval '60 days'),
                               g.cost
                          from e
                          cross join lateral (
                            select array[count(*) filter (where k.occurred_at > e.s and k.occurred_at <= e.s + interval '30 days'),
                                         count(*) filter (where k.occurred_at > e.s),
                                         count(*) filter (where k.occurred_at <= e.s and k.occurred_at > e.s - interval '30 days'),
                                         count(*) filter (where k.occurred_at <= e.s)] as visits,
                                   array[sum(k.kept_minor) filter (where k.occurred_at > e.s and k.occurred_at <= e.s + interval '30 days'
                                                                     and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at > e.s and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at <= e.s and k.occurred_at > e.s - interval '30 days'
                                                                     and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at <= e.s and k.currency = :currency)]::bigint[] as spent
                              from customer.v_profile q join commerce.v_order k on k.profile_id = q.id
                             where q.customer_id = e.customer_id and k.status <> 'cancelled'
                               and k.occurred_at > e.s - interval '60 days' and k.occurred_at <= e.s + interval '60 days') o
                          cross join lateral (
                            select (array_agg(coalesce(s.name, s.key) order by k.occurred_at desc)
                                     filter (where s.id is not null and k.occurred_at > e.s - interval '180 days'))[1] as store,
                                   coalesce(min(k.occurred_at) > e.s - interval '180 days', true) as first
                              from customer.v_profile q join commerce.v_order k on k.profile_id = q.id
                              left join commerce.v_store s on s.id = k.store_id
                             where q.customer_id = e.customer_id and k.occurred_at <= e.s) l
                          cross join lateral (
                            select sum(case when jsonb_typeof(t.body #> '{properties,cost}') = 'number'
                                              and t.body #>> '{properties,currency}' = :currency
                                            then case when (t.body #>> '{properties,cost}')::numeric between -1e9 and 1e9
                                                      then (t.body #>> '{properties,cost}')::numeric end end)::double precision as cost
                              from customer.v_profile q join touchpoint.v_touchpoint t on t.profile_id = q.id
                             where e.given and q.customer_id = e.customer_id and t.name = 'Gift Given'
                               and t.body #>> '{properties,experiment}' = :trial
                               and t.occurred_at >= e.s and t.occurred_at <= e.s + interval '1 day') g""";

    private final JdbcClient jdbc;

    TrialsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A trial in which somebody was held out. */
    record Trial(String key, long both, Instant since) {}

    /** The trials that were met last. */
    List<Trial> trials(Instant until) {
        return jdbc.sql(MET + """
                        select trial, count(*) filter (where not one), min(s) from a where s < :until::timestamptz
                         group by 1 having bool_or(not one or arm = 'held_out') order by max(s) desc, trial limit :most""")
                .param("trial", null)
                .param("until", until.toString())
                .param("most", MOST_TRIALS)
                .query((rs, n) -> new Trial(
                        rs.getString(1), rs.getLong(2), rs.getTimestamp(3).toInstant()))
                .list();
    }

    /** All who met it in one arm, the newest first, with what they did around it. */
    List<Met> met(String trial, Instant until, String currency) {
        List<Met> met = new ArrayList<>();
        jdbc.sql(MET + AROUND)
                .param("trial", trial)
                .param("until", until.toString())
                .param("currency", currency)
                .param("most", MOST_CUSTOMERS)
                .withFetchSize(FETCH)
                .query(rs -> {
                    double cost = rs.getDouble(8);
                    boolean told = !rs.wasNull() && cost >= 0 && cost < 1e9;
                    met.add(new Met(
                            rs.getBoolean(1),
                            rs.getLong(2),
                            numbers((Long[]) rs.getArray(3).getArray()),
                            numbers((Long[]) rs.getArray(4).getArray()),
                            rs.getString(5),
                            rs.getBoolean(6),
                            rs.getBoolean(7),
                            told ? cost : -1));
                });
        return met;
    }

    private static long[] numbers(Long[] found) {
        return Arrays.stream(found).mapToLong(n -> n == null ? 0 : n).toArray();
    }

    /** The currency of most orders. */
    Optional<String> currency(Instant from, Instant until) {
        return jdbc.sql("""
                        select currency from commerce.v_order where currency is not null
                           and occurred_at >= :from::timestamptz and occurred_at < :until::timestamptz
                         group by currency order by count(*) desc, currency limit 1""")
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** How often they bought and what they spent, before and after the middle of twice so many days, over all customers. */
    List<House> house(int days, Instant until, String currency, double digits) {
        return jdbc.sql("""
                        with c as (
                          select p.customer_id, count(*) filter (where o.occurred_at >= :middle::timestamptz) as after,
                                 count(*) filter (where o.occurred_at < :middle::timestamptz) as before,
                                 coalesce(sum(o.kept_minor) filter (where o.occurred_at >= :middle::timestamptz and o.currency = :currency), 0)
                                   / :digits as spent,
                                 coalesce(sum(o.kept_minor) filter (where o.occurred_at < :middle::timestamptz and o.currency = :currency), 0)
                                   / :digits as spent_before
                            from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                           where o.status <> 'cancelled' and o.occurred_at >= :from::timestamptz and o.occurred_at < :until::timestamptz
                           group by 1)
                        select 'visits', count(*), coalesce(avg(after), 0), coalesce(stddev_samp(after), 0), coalesce(corr(after, before), 0) from c
                        union all
                        select 'spend', count(*), coalesce(avg(spent), 0), coalesce(stddev_samp(spent), 0), coalesce(corr(spent, spent_before), 0)
                          from c""")
                .param("middle", until.minusSeconds(days * 86_400L).toString())
                .param("from", until.minusSeconds(2L * days * 86_400L).toString())
                .param("until", until.toString())
                .param("currency", currency)
                .param("digits", digits)
                .query((rs, n) -> {
                    double corr = rs.getDouble(5);
                    return new House(
                            days,
                            Measure.of(rs.getString(1)),
                            rs.getLong(2),
                            rs.getDouble(3),
                            rs.getDouble(4),
                            Double.isFinite(corr) ? Math.min(1, corr * corr) : 0,
                            currency);
                })
                .list();
    }

    /** Who met it in that arm, from a customer on, by their numbers. */
    List<MetBy> who(String trial, boolean given, long after, int most) {
        return jdbc.sql(MET + """
                        select a.customer_id, coalesce(h.name, ''), a.s from a left join customer.v_headline h on h.customer_id = a.customer_id
                         where a.one and (a.arm = 'treated') = :given and a.customer_id > :after order by a.customer_id limit :most""")
                .param("trial", trial)
                .param("given", given)
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new MetBy(
                        rs.getLong(1), rs.getString(2), rs.getTimestamp(3).toInstant()))
                .list();
    }
}
