package heartstring.decision.actionfacts;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads all that is known of a customer for the next best action, in one statement; each part is the end of an index. */
@Component
class ActionFactsSql {

    private static final int QUARTER_IN_MONTHS = 3;
    private static final Known GONE = new Known(
            0,
            null,
            null,
            0,
            null,
            Known.Value.UNKNOWN,
            false,
            null,
            0,
            0,
            0,
            List.of(),
            false,
            false,
            false,
            null,
            false,
            false,
            true);

    private static final String FACTS = """
            with p as materialized (
              select id from customer.v_profile where customer_id = :customer and erased_at is null order by id limit 400)
            select f.first, o.visits, o.last_at, v.visits_quarter, coalesce(v.drifting, false), v.visits, v.spent_minor, v.stake_minor,
                   v.cadence_days, coalesce(m.polite, false), c.id, c.opened_at, c.sorry, r.id, r.words, r.due, a.share, a.occurred_at,
                   (select count(*)::int from experience.v_asking k join p on p.id = k.profile_id
                     where k.outcome = 'asked' and k.decided_at > :quarter),
                   (select count(*)::int from messaging.v_message s join p on p.id = s.profile_id
                     where s.purpose = 'news' and s.queued_at > :fortnight),
                   (select count(*)::int from decision.gift_decision g join p on p.id = g.profile_id
                     where g.state = 'given' and g.decided_at > :month),
                   array(select n.action || ' ' || coalesce(n.reason, '-') || ' ' || (extract(epoch from n.settled_at) * 1000)::bigint
                           from decision.next_action n join p on p.id = n.profile_id
                          where n.state in ('accepted', 'dismissed') and n.decided_at > :half order by n.decided_at desc limit 60),
                   coalesce((select bool_and(not w.given)
                               from (select distinct on (x.kind, x.value) x.given from customer.v_consent x join p on p.id = x.profile_id
                                      where x.purpose = 'news' order by x.kind, x.value, x.id desc) w), false),
                   exists (select from customer.v_headline h where h.customer_id = :customer and h.phone is not null),
                   exists (select from loyalty.v_member b join p on p.id = b.profile_id where b.status = 'active'),
                   d.name, d.due_on, d.usual_days, d.chance,
                   exists (select from story.v_memory y join p on p.id = y.profile_id
                            where y.kind = 'preference' and y.state in ('found', 'confirmed')),
                   exists (select from customer.v_trait t join p on p.id = t.profile_id where t.name ~* 'birth|dob')
              from (select coalesce(min(id), 0) first from p) f
              cross join lateral (
                select count(distinct q.occurred_at::date)::int visits, max(q.occurred_at) last_at
                  from commerce.v_order q join p on p.id = q.profile_id
                 where q.occurred_at > :year and q.occurred_at <= :now and q.status not in ('cancelled', 'refunded')) o
              left join insight.v_customer_value v on v.customer_id = :customer
              left join experience.v_mood m on m.customer_id = :customer
              left join lateral (
                select i.id, i.opened_at, i.first_action_at is not null sorry
                  from decision.customer_case i join p on p.id = i.profile_id
                 where i.state <> 'closed' and i.family in ('voiced', 'hand')
                 order by i.first_action_at is not null, i.opened_at, i.id limit 1) c on true
              left join lateral (
                select e.id, e.words, e.due from story.v_memory e join p on p.id = e.profile_id
                 where e.kind = 'promise' and e.ours and e.state in ('found', 'confirmed') and e.due <= :today::date and e.due > :today::date - 90
                 order by e.due, e.id limit 1) r on true
              left join lateral (
                select u.score::double precision / u.most share, u.occurred_at from experience.v_answer u join p on p.id = u.profile_id
                 where u.score is not null and u.most > 0 and u.occurred_at > :twomonths order by u.occurred_at desc, u.id desc limit 1) a on true
              left join lateral (
                select coalesce(z.name, z.key) as name, l.due_on, l.usual_days, l.chance
                  from insight.v_due l join p on p.id = l.profile_id join commerce.v_product z on z.id = l.product_id
                 where l.due_on between :today::date - 14 and :today::date + 3 order by l.chance desc, l.product_id limit 1) d on true""";

    private final JdbcClient jdbc;

    ActionFactsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Known of(long customer, Instant now, LocalDate today, boolean profiling) {
        return jdbc.sql(FACTS)
                .param("customer", customer)
                .param("now", Timestamp.from(now))
                .param("today", Date.valueOf(today))
                .param("fortnight", before(now, 14))
                .param("month", before(now, 30))
                .param("twomonths", before(now, 60))
                .param("quarter", before(now, 90))
                .param("half", before(now, 183))
                .param("year", before(now, 365))
                .query((rs, n) -> known(rs, profiling))
                .optional()
                .orElse(GONE);
    }

    private static Timestamp before(Instant now, int days) {
        return Timestamp.from(now.minus(Duration.ofDays(days)));
    }

    private static Known known(ResultSet rs, boolean profiling) throws SQLException {
        return new Known(
                rs.getLong(1),
                wrong(rs),
                promise(rs),
                rs.getInt(2),
                moment(rs, 3),
                value(rs),
                rs.getBoolean(10),
                answer(rs),
                rs.getInt(19),
                rs.getInt(20),
                rs.getInt(21),
                done(rs.getArray(22)),
                rs.getBoolean(23),
                rs.getBoolean(24),
                rs.getBoolean(25),
                due(rs),
                rs.getBoolean(30),
                rs.getBoolean(31),
                profiling);
    }

    private static Known.@Nullable Wrong wrong(ResultSet rs) throws SQLException {
        long id = rs.getLong(11);
        return rs.wasNull() ? null : new Known.Wrong(id, rs.getTimestamp(12).toInstant(), rs.getBoolean(13));
    }

    private static Known.@Nullable Promise promise(ResultSet rs) throws SQLException {
        long id = rs.getLong(14);
        return rs.wasNull()
                ? null
                : new Known.Promise(id, rs.getString(15), rs.getDate(16).toLocalDate());
    }

    private static Known.Value value(ResultSet rs) throws SQLException {
        double quarter = rs.getDouble(4);
        double monthly = rs.wasNull() ? -1 : quarter / QUARTER_IN_MONTHS;
        int visits = rs.getInt(6);
        return new Known.Value(
                monthly,
                rs.getBoolean(5),
                visits == 0 ? 0 : Math.max(0, rs.getLong(7) / visits),
                Math.max(0, rs.getLong(8)),
                rs.getDouble(9));
    }

    private static Known.@Nullable Answer answer(ResultSet rs) throws SQLException {
        double share = rs.getDouble(17);
        return rs.wasNull() ? null : new Known.Answer(share, rs.getTimestamp(18).toInstant());
    }

    private static Known.@Nullable Due due(ResultSet rs) throws SQLException {
        String product = rs.getString(26);
        return product == null
                ? null
                : new Known.Due(product, rs.getDate(27).toLocalDate(), rs.getDouble(28), rs.getDouble(29));
    }

    private static List<Known.Done> done(Array array) throws SQLException {
        List<Known.Done> done = new ArrayList<>();
        for (String line : (String[]) array.getArray()) {
            String[] parts = line.split(" ", 3);
            done.add(new Known.Done(
                    parts[0], parts[1].equals("-") ? "" : parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))));
        }
        return done;
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
