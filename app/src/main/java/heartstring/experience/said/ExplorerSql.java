package heartstring.experience.said;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the page of what customers say; of the newest texts, and of customers within reach. */
@Component
class ExplorerSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    ExplorerSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** How many texts speak so of a theme; the theme is empty for all texts. */
    record Count(String theme, String felt, int texts) {}

    /** A text with what it carries. */
    record Line(
            long touchpoint,
            long customer,
            String name,
            Instant at,
            String channel,
            String tone,
            String felt,
            boolean corrected,
            String event,
            @Nullable String body,
            int starts,
            int ends) {}

    private static final String NEWEST = """
                        with newest as (
                          select f.touchpoint_id, f.profile_id, f.said_at, f.channel, f.tone, f.felt, f.corrected, p.customer_id
                            from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                           where f.said_at >= :since::timestamptz%s
                           order by f.said_at desc, f.touchpoint_id desc limit :texts)
                        """;

    /** Feelings by theme; a text counts once for each theme and feeling. */
    List<Count> counts(Instant since, int texts) {
        CustomerReach reach = customers.now();
        return jdbc.sql(NEWEST.formatted(reach.andOf("p.customer_id")) + """
                        select '' as theme, coalesce(w.felt, case when n.tone = 'unsure' then 'unsure' else '' end), count(*)::int
                          from newest n left join lateral unnest(n.felt) w(felt) on n.tone <> 'unsure' group by 1, 2
                        union all
                        select a.theme, case when a.tone = 'unsure' then 'unsure' else a.felt end, count(distinct a.touchpoint_id)::int
                          from newest n join experience.v_aspect a on a.touchpoint_id = n.touchpoint_id group by 1, 2""")
                .params(reach.params())
                .param("since", since.toString())
                .param("texts", texts)
                .query((rs, n) -> new Count(rs.getString(1), rs.getString(2), rs.getInt(3)))
                .list();
    }

    /** How many texts there are, counted up to a bound. */
    int texts(Instant since, int texts) {
        CustomerReach reach = customers.now();
        return jdbc.sql(NEWEST.formatted(reach.andOf("p.customer_id")) + "select count(*) from newest")
                .params(reach.params())
                .param("since", since.toString())
                .param("texts", texts)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Quotes, the newest first, beyond that place. */
    List<Line> lines(Instant since, String theme, String felt, @Nullable Instant beforeAt, long beforeId, int most) {
        CustomerReach reach = customers.now();
        Map<String, Object> params = new LinkedHashMap<>(reach.params());
        params.put("since", since.toString());
        params.put("at", beforeAt == null ? "infinity" : beforeAt.toString());
        params.put("id", beforeId);
        params.put("most", most);
        String felts = "";
        if (!felt.isEmpty()) {
            params.put("felt", felt);
            felts = theme.isEmpty()
                    ? felt.equals("unsure") ? " and f.tone = :felt" : " and :felt = any(f.felt)"
                    : felt.equals("unsure") ? " and a.tone = :felt" : " and a.felt = :felt";
        }
        if (!theme.isEmpty()) {
            params.put("theme", theme);
        }
        String aspect = theme.isEmpty() ? "" : """
                           join lateral (select a.tone, a.felt, a.starts, a.ends from experience.v_aspect a
                                          where a.touchpoint_id = f.touchpoint_id and a.theme = :theme order by a.nth limit 1) a on true""";
        return jdbc.sql("""
                        select x.touchpoint_id, x.customer_id, h.name, x.said_at, x.channel, x.tone, x.felt, x.corrected, v.name,
                               (v.body #- '{properties,html}')::text, x.starts, x.ends
                          from (select f.touchpoint_id, p.customer_id, f.said_at, f.channel, f.corrected, %s
                                  from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                                  %s
                                 where f.said_at >= :since::timestamptz and (f.said_at, f.touchpoint_id) < (:at::timestamptz, :id)
                                       %s%s
                                 order by f.said_at desc, f.touchpoint_id desc limit :most) x
                          join touchpoint.v_touchpoint v on v.id = x.touchpoint_id
                          join customer.v_headline h on h.customer_id = x.customer_id
                         order by x.said_at desc, x.touchpoint_id desc""".formatted(
                                theme.isEmpty()
                                        ? "f.tone, coalesce(f.felt[1], '') as felt, 0 as starts, 0 as ends"
                                        : "a.tone, a.felt, a.starts, a.ends",
                                aspect,
                                felts,
                                reach.andOf("p.customer_id")))
                .params(params)
                .query(ExplorerSql::line)
                .list();
    }

    private static Line line(ResultSet rs, int number) throws SQLException {
        return new Line(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getTimestamp(4).toInstant(),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getBoolean(8),
                rs.getString(9),
                rs.getString(10),
                rs.getInt(11),
                rs.getInt(12));
    }
}
