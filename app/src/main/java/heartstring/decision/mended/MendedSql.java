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

    List<Row> rows(By by, Instant since, String zone) {
        return jdbc.sql("""
                        select %s as place, count(*), count(*) filter (where c.state = 'closed'),
                               count(*) filter (where c.state = 'closed' and coalesce(nullif(c.said_recovered, 'unknown'), c.shown_recovered) is not null),
                               count(*) filter (where c.state = 'closed' and coalesce(nullif(c.said_recovered, 'unknown'), c.shown_recovered) = 'yes'),
                               count(*) filter (where c.state = 'closed' and c.said_recovered in ('yes', 'no')),
                               count(c.first_action_at),
                               coalesce(percentile_cont(0.5) within group (order by extract(epoch from c.first_action_at - c.opened_at) / 60)
                                          filter (where c.first_action_at is not null), 0)
                          from decision.customer_case c left join platform.v_user u on u.id = c.owner_id
                         where c.opened_at >= :since::timestamptz and :zone <> '' group by 1 order by 1 desc limit :most""".formatted(by.column))
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

    /** What was given as amends since then: how often, points, and what it cost by currency. */
    record Given(long times, long points, long costMinor, String currency) {}

    List<Given> given(Instant since) {
        return jdbc.sql("""
                        select count(*), sum(points)::bigint, sum(cost_minor)::bigint, currency from decision.case_step
                         where kind = 'amends' and at >= :since::timestamptz group by currency order by currency limit 20""")
                .param("since", since.toString())
                .query((rs, n) -> new Given(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getString(4)))
                .list();
    }
}
