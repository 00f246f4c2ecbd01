package heartstring.insight.effects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what customers do at all. */
@Component
class HouseSql {

    private final JdbcClient jdbc;

    HouseSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}
