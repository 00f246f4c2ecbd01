package heartstring.insight.moments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that gather answers, visits and purchases. */
@Component
class MomentsSql {

    /** No wait at a till is longer; more is something else. */
    private static final double LONGEST_WAIT_SECONDS = 7_200;

    private final JdbcClient jdbc;

    MomentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The surveys that were answered most, of customers who are known. */
    List<Rated> rated(Instant from, Instant until, long fewest, int most) {
        return jdbc.sql("""
                        select s.id, s.key, s.name, max(a.most), count(*)
                          from experience.v_answer a join experience.v_survey s on s.id = a.survey_id
                         where a.score is not null and a.profile_id is not null and a.touchpoint_id is not null
                           and a.occurred_at >= :from::timestamptz and a.occurred_at < :until::timestamptz
                         group by s.id, s.key, s.name having count(*) >= :fewest order by count(*) desc, s.id limit :most""")
                .param("from", from.toString())
                .param("until", until.toString())
                .param("fewest", fewest)
                .param("most", most)
                .query((rs, n) ->
                        new Rated(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getLong(5)))
                .list();
    }

    /** The newest answers to a survey, with the wait that they tell of. */
    List<Moment> answers(int survey, Instant from, Instant until, int most) {
        return jdbc.sql("""
                        select a.id, p.customer_id, a.profile_id, a.touchpoint_id, a.occurred_at, coalesce(a.store, ''),
                               a.channel in ('web', 'app'), a.score,
                               case when jsonb_typeof(t.body #> '{properties,wait_seconds}') = 'number'
                                    then case when (t.body #>> '{properties,wait_seconds}')::numeric between 0 and 1e6
                                              then (t.body #>> '{properties,wait_seconds}')::double precision end end
                          from experience.v_answer a
                          join customer.v_profile p on p.id = a.profile_id and p.erased_at is null
                          join touchpoint.v_touchpoint t on t.id = a.touchpoint_id
                         where a.survey_id = :survey and a.score is not null
                           and a.occurred_at >= :from::timestamptz and a.occurred_at < :until::timestamptz
                         order by a.occurred_at desc, a.id desc limit :most""")
                .param("survey", survey)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", most)
                .query((rs, n) -> moment(rs, rs.getDouble(8), wait(rs, 9)))
                .list();
    }

    /** What these were answered to other questions by a number, by answer. */
    Map<Long, Map<String, Double>> items(List<Moment> answers) {
        Map<Long, Map<String, Double>> items = new HashMap<>();
        jdbc.sql("select answer_id, question, number from experience.v_answer_item where answer_id = any(:answers)")
                .param("answers", answers.stream().mapToLong(Moment::id).toArray())
                .query(rs -> {
                    items.computeIfAbsent(rs.getLong(1), a -> new HashMap<>()).put(rs.getString(2), rs.getDouble(3));
                });
        return items;
    }

    /** How many customers ordered. */
    long buyers(Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) from (
                          select distinct p.customer_id from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                           where o.occurred_at >= :from::timestamptz and o.occurred_at < :until::timestamptz) b""")
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** At most four visits of each customer and so many in all, drawn by lot, of every so many customers one; the same each time. */
    List<Moment> visits(Instant from, Instant until, long every, int most) {
        return jdbc.sql("""
                        select id, customer_id, profile_id, touchpoint_id, occurred_at, store, online from (
                          select o.id, p.customer_id, o.profile_id, o.touchpoint_id, o.occurred_at, coalesce(s.key, '') as store,
                                 coalesce(c.channel in ('web', 'app'), false) as online,
                                 row_number() over (partition by p.customer_id order by md5(o.id::text)) as nth
                            from commerce.v_order o
                            join customer.v_profile p on p.id = o.profile_id and p.erased_at is null
                            left join commerce.v_store s on s.id = o.store_id
                            left join touchpoint.v_source c on c.id = o.source_id
                           where o.status <> 'cancelled' and o.occurred_at >= :from::timestamptz and o.occurred_at < :until::timestamptz
                             and p.customer_id * 2654435761 % 1000003 % :every = 0) x
                         where nth <= 4 order by nth, md5(id::text) limit :most""")
                .param("from", from.toString())
                .param("until", until.toString())
                .param("every", every)
                .param("most", most)
                .query((rs, n) -> moment(rs, Double.NaN, Double.NaN))
                .list();
    }

    private static Moment moment(ResultSet rs, double score, double wait) throws SQLException {
        return new Moment(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getTimestamp(5).toInstant(),
                rs.getString(6),
                rs.getBoolean(7),
                score,
                wait,
                Map.of());
    }

    private static double wait(ResultSet rs, int column) throws SQLException {
        double seconds = rs.getDouble(column);
        return rs.wasNull() || seconds < 0 || seconds > LONGEST_WAIT_SECONDS ? Double.NaN : seconds / 60;
    }

    /** The currency of most orders. */
    Optional<String> currency(Instant from, Instant until) {
        return jdbc.sql("""
                        select currency from commerce.v_order where occurred_at >= :from::timestamptz and occurred_at < :until::timestamptz
                         group by currency order by count(*) desc, currency limit 1""")
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> Optional.ofNullable(rs.getString(1)))
                .optional()
                .flatMap(found -> found);
    }

    /**
     * What customers bought, the earliest first.
     *
     * @param otherCurrency whether it was paid in another one, so that it counts as a visit alone
     */
    record Purchase(long at, long keptMinor, boolean otherCurrency) {}

    Map<Long, List<Purchase>> purchases(List<Long> customers, Instant from, Instant until, String currency) {
        Map<Long, List<Purchase>> purchases = new HashMap<>();
        jdbc.sql("""
                        select p.customer_id, extract(epoch from o.occurred_at)::bigint, o.kept_minor, coalesce(o.currency, '') <> :currency
                          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                         where p.customer_id = any(:customers) and o.status <> 'cancelled'
                           and o.occurred_at >= :from::timestamptz and o.occurred_at < :until::timestamptz
                         order by p.customer_id, o.occurred_at, o.id""")
                .param("customers", customers.toArray(Long[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .param("currency", currency)
                .query(rs -> {
                    purchases
                            .computeIfAbsent(rs.getLong(1), c -> new ArrayList<>())
                            .add(new Purchase(rs.getLong(2), rs.getLong(3), rs.getBoolean(4)));
                });
        return purchases;
    }
}
