package heartstring.decision.mended;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count what came of cases. */
@Component
class MendedSql {

    private static final int MOST_GROUPS = 200;

    private final JdbcClient jdbc;

    MendedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is grouped by. */
    enum By {
        ALL("''"),
        CAUSE("c.cause"),
        OWNER("coalesce(u.name, '')"),
        STORE("coalesce((select s.name from commerce.v_store s where s.key = c.store limit 1), c.store)"),
        MONTH("to_char(c.opened_at at time zone :zone, 'YYYY-MM')");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * A group of cases opened since then.
     *
     * @param known how many of the closed ones it is known of whether the customer was won back, {@code won} yes
     * @param said of how many a colleague said so
     * @param medianMinutes until something was done
     */
    record Row(
            String group, long cases, long closed, long known, long won, long said, long acted, double medianMinutes) {}

    /** Those that go on or were closed together, because two customers turned out to be one, count once. */
    List<Row> rows(By by, Instant since, String zone) {
        return jdbc.sql("""
                        select %s as place, count(*), count(*) filter (where c.state = 'closed'),
                               count(*) filter (where c.state = 'closed' and coalesce(nullif(c.said_recovered, 'unknown'), c.shown_recovered) is not null),
                               count(*) filter (where c.state = 'closed' and coalesce(nullif(c.said_recovered, 'unknown'), c.shown_recovered) = 'yes'),
                               count(*) filter (where c.state = 'closed' and c.said_recovered in ('yes', 'no')),
                               count(c.first_action_at),
                               coalesce(percentile_cont(0.5) within group (order by extract(epoch from c.first_action_at - c.opened_at) / 60)
                                          filter (where c.first_action_at is not null), 0)
                          from (select o.state, o.cause, o.store, o.owner_id, o.opened_at, o.first_action_at, o.said_recovered,
                                       o.shown_recovered, row_number() over (
                                         partition by p.customer_id, o.family, o.state = 'closed',
                                                      case when o.state = 'closed' then coalesce(o.closed_group, -o.id) end
                                             order by o.opened_at, o.id) as nth
                                  from decision.customer_case o join customer.v_profile p on p.id = o.profile_id
                                 where o.opened_at >= :since::timestamptz) c
                          left join platform.v_user u on u.id = c.owner_id
                         where c.nth = 1 and :zone <> '' group by 1 order by 1 desc limit :most""".formatted(by.column))
                .param("since", since.toString())
                .param("zone", zone)
                .param("most", MOST_GROUPS)
                .query((rs, n) -> new Row(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getDouble(8)))
                .list();
    }

    /** What was given as amends since then and not taken back: how often, points, what it cost by currency, vouchers and goods. */
    record Given(long times, long points, long costMinor, String currency, long vouchers, long goods) {}

    List<Given> given(Instant since) {
        return jdbc.sql("""
                        select count(*), coalesce(sum(points), 0)::bigint, sum(cost_minor)::bigint, currency,
                               count(*) filter (where thing = 'voucher'), count(*) filter (where thing = 'gift')
                          from decision.case_step
                         where kind = 'amends' and at >= :since::timestamptz and undone_at is null
                         group by currency order by currency limit 20""")
                .param("since", since.toString())
                .query((rs, n) -> new Given(
                        rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getString(4), rs.getLong(5), rs.getLong(6)))
                .list();
    }
}
