package heartstring.experience.said;

import heartstring.customer.owners.CustomersInReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
            int ends,
            String store) {}

    /** How many texts there are of something. */
    record Facet(String kind, String value, int texts) {}

    /** How many texts of a week feel well, badly or neither. */
    record Week(LocalDate week, int good, int bad, int others) {}

    private JdbcClient.StatementSpec newest(WishSql wish, String rest, int texts) {
        return jdbc.sql("""
                        with newest as materialized (
                          select f.touchpoint_id, f.said_at, f.channel, f.tone, f.felt, f.store, f.language, f.score
                            from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                           where %s
                           order by f.said_at desc, f.touchpoint_id desc limit :texts)
                        """.formatted(wish.conditions()) + rest)
                .params(wish.params())
                .param("texts", texts);
    }

    /** Feelings by theme; a text counts once for each theme and feeling. */
    List<Count> counts(Wish wish, Instant since, int texts) {
        return newest(WishSql.of(wish, since, customers.now()), """
                        select '' as theme, coalesce(w.felt, case when n.tone = 'unsure' then 'unsure' else '' end), count(*)::int
                          from newest n left join lateral unnest(n.felt) w(felt) on n.tone <> 'unsure' group by 1, 2
                        union all
                        select a.theme, case when a.tone = 'unsure' then 'unsure' else a.felt end, count(distinct a.touchpoint_id)::int
                          from newest n join experience.v_aspect a on a.touchpoint_id = n.touchpoint_id group by 1, 2""", texts)
                .query((rs, n) -> new Count(rs.getString(1), rs.getString(2), rs.getInt(3)))
                .list();
    }

    /** How many texts there are, counted up to a bound, and in which channels, stores and languages. */
    List<Facet> facets(Wish wish, Instant since, int texts) {
        return newest(WishSql.of(wish, since, customers.now()), """
                        select '', '', count(*)::int from newest
                        union all (select 'channel', channel, count(*)::int from newest group by channel order by 3 desc limit 20)
                        union all (select 'store', store, count(*)::int from newest where store <> '' group by store order by 3 desc limit 200)
                        union all (select 'language', language, count(*)::int from newest where language ~ '^[a-z]{2}$'
                                    group by language order by 3 desc limit 20)""", texts)
                .query((rs, n) -> new Facet(rs.getString(1), rs.getString(2), rs.getInt(3)))
                .list();
    }

    /** By week, the oldest first. */
    List<Week> weeks(Wish wish, Instant since, String zone, int texts) {
        return newest(WishSql.of(wish, since, customers.now()).about(wish), """
                        select date_trunc('week', said_at at time zone :zone)::date,
                               count(*) filter (where tone = 'positive')::int, count(*) filter (where tone = 'negative')::int,
                               count(*) filter (where tone not in ('positive', 'negative'))::int
                          from newest group by 1 order by 1""", texts)
                .param("zone", zone)
                .query((rs, n) -> new Week(rs.getObject(1, LocalDate.class), rs.getInt(2), rs.getInt(3), rs.getInt(4)))
                .list();
    }

    /** How stores are called, by key. */
    Map<String, String> stores() {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select key, coalesce(name, key) from commerce.v_store order by 2 limit 2000")
                .query(rs -> {
                    names.put(rs.getString(1), rs.getString(2));
                });
        return names;
    }

    /** Quotes, the newest first, beyond that place. */
    List<Line> lines(Wish wish, Instant since, @Nullable Instant beforeAt, long beforeId, int most) {
        WishSql where = WishSql.of(wish, since, customers.now());
        Map<String, Object> params = new LinkedHashMap<>(where.params());
        params.put("at", beforeAt == null ? "infinity" : beforeAt.toString());
        params.put("id", beforeId);
        params.put("most", most);
        String felts = "";
        if (!wish.felt().isEmpty()) {
            params.put("felt", wish.felt());
            felts = wish.theme().isEmpty()
                    ? wish.felt().equals("unsure") ? " and f.tone = :felt" : " and :felt = any(f.felt)"
                    : wish.felt().equals("unsure") ? " and a.tone = :felt" : " and a.felt = :felt";
        }
        if (!wish.theme().isEmpty()) {
            params.put("theme", wish.theme());
        }
        String aspect = wish.theme().isEmpty() ? "" : """
                           join lateral (select a.tone, a.felt, a.starts, a.ends from experience.v_aspect a
                                          where a.touchpoint_id = f.touchpoint_id and a.theme = :theme order by a.nth limit 1) a on true""";
        return jdbc.sql(TextsSql.of("x.channel, x.tone, x.felt, x.corrected, x.starts, x.ends, x.store", """
                        select f.touchpoint_id, p.customer_id, f.said_at as at, f.channel, f.corrected, f.store, %s
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                          %s
                         where %s and (f.said_at, f.touchpoint_id) < (:at::timestamptz, :id)%s
                         order by f.said_at desc, f.touchpoint_id desc limit :most""".formatted(
                                wish.theme().isEmpty()
                                        ? "f.tone, coalesce(f.felt[1], '') as felt, 0 as starts, 0 as ends"
                                        : "a.tone, a.felt, a.starts, a.ends",
                                aspect,
                                where.conditions(),
                                felts)))
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
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getBoolean(10),
                rs.getString(5),
                rs.getString(6),
                rs.getInt(11),
                rs.getInt(12),
                rs.getString(13));
    }
}
