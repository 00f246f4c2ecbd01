package heartstring.experience.journeymap;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.said.TextsSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the map: sums of the days of stages, and what was said and was late of customers within reach. */
@Component
class FiguresSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    FiguresSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** Counts of a stage. */
    record Sums(
            long touches,
            int told,
            int unsure,
            int rated,
            double ratedSum,
            double ratedSquares,
            int promised,
            int kept,
            int open) {}

    /** How many things said carry a feeling, and of how many it is the likeliest. */
    record Felt(int said, int likeliest) {}

    Map<Integer, Sums> sums(int[] stages, LocalDate since) {
        Map<Integer, Sums> sums = new HashMap<>();
        jdbc.sql("""
                        select stage_id, sum(touches), sum(told)::int, sum(unsure)::int, sum(rated)::int, sum(rated_sum), sum(rated_squares),
                               sum(promised)::int, sum(kept)::int, sum(open)::int
                          from experience.stage_day where stage_id = any(:stages) and day >= :since::date group by stage_id""").param("stages", stages).param("since", since.toString()).query(rs -> {
            sums.put(
                    rs.getInt(1),
                    new Sums(
                            rs.getLong(2),
                            rs.getInt(3),
                            rs.getInt(4),
                            rs.getInt(5),
                            rs.getDouble(6),
                            rs.getDouble(7),
                            rs.getInt(8),
                            rs.getInt(9),
                            rs.getInt(10)));
        });
        return sums;
    }

    Map<Integer, Map<String, Felt>> felt(int[] stages, LocalDate since) {
        Map<Integer, Map<String, Felt>> felt = new HashMap<>();
        jdbc.sql("""
                        select stage_id, felt, sum(said)::int, sum(first)::int
                          from experience.stage_felt where stage_id = any(:stages) and day >= :since::date group by stage_id, felt""").param("stages", stages).param("since", since.toString()).query(rs -> {
            felt.computeIfAbsent(rs.getInt(1), id -> new HashMap<>())
                    .put(rs.getString(2), new Felt(rs.getInt(3), rs.getInt(4)));
        });
        return felt;
    }

    Map<Integer, List<StageFigures.About>> themes(int[] stages, LocalDate since) {
        Map<Integer, List<StageFigures.About>> themes = new HashMap<>();
        jdbc.sql("""
                        select stage_id, theme, sum(said)::int, sum(bad)::int
                          from experience.stage_theme where stage_id = any(:stages) and day >= :since::date group by stage_id, theme""").param("stages", stages).param("since", since.toString()).query(rs -> {
            themes.computeIfAbsent(rs.getInt(1), id -> new ArrayList<>())
                    .add(new StageFigures.About(rs.getString(2), rs.getInt(3), rs.getInt(4)));
        });
        return themes;
    }

    /** A week of a stage: its Monday, how many things were said, and how many of them carry the feeling. */
    record Week(LocalDate monday, int told, int carried) {}

    List<Week> weeks(int stage, String felt, LocalDate since) {
        return jdbc.sql("""
                        select date_trunc('week', d.day)::date, sum(d.told)::int, coalesce(sum(f.said), 0)::int
                          from experience.stage_day d
                          left join experience.stage_felt f on f.stage_id = d.stage_id and f.day = d.day and f.felt = :felt
                         where d.stage_id = :stage and d.day >= :since::date group by 1 order by 1""")
                .param("stage", stage)
                .param("felt", felt)
                .param("since", since.toString())
                .query((rs, n) -> new Week(rs.getDate(1).toLocalDate(), rs.getInt(2), rs.getInt(3)))
                .list();
    }

    /** A touchpoint at a stage, with what it carries or by when it was due. */
    record Line(
            long touchpoint,
            long customer,
            String name,
            Instant at,
            String channel,
            String tone,
            String felt,
            String event,
            @Nullable String body,
            @Nullable Instant dueAt,
            @Nullable Instant metAt) {}

    /** What was said at a stage, the newest first, beyond that place; of a feeling and a theme, of all with empty texts. */
    List<Line> said(
            int stage, Instant since, String felt, String theme, @Nullable Instant beforeAt, long beforeId, int most) {
        String felts = felt.isEmpty() ? "" : felt.equals("unsure") ? " and t.tone = :felt" : " and :felt = any(t.felt)";
        String themes = theme.isEmpty()
                ? ""
                : " and exists (select from experience.v_aspect a where a.touchpoint_id = t.touchpoint_id and a.theme = :theme)";
        return lines("t.tone is not null" + felts + themes, stage, since, felt, theme, beforeAt, beforeId, most);
    }

    /** Where the promise of a stage was not kept, the newest first, beyond that place. */
    List<Line> late(int stage, Instant since, @Nullable Instant beforeAt, long beforeId, int most) {
        return lines(
                "t.due_at is not null and (t.met_at is null or t.met_at > t.due_at) and t.due_at < now()",
                stage,
                since,
                "",
                "",
                beforeAt,
                beforeId,
                most);
    }

    private List<Line> lines(
            String which,
            int stage,
            Instant since,
            String felt,
            String theme,
            @Nullable Instant beforeAt,
            long beforeId,
            int most) {
        CustomerReach reach = customers.now();
        Map<String, Object> params = new LinkedHashMap<>(reach.params());
        params.put("stage", stage);
        params.put("since", since.toString());
        params.put("at", beforeAt == null ? "infinity" : beforeAt.toString());
        params.put("id", beforeId);
        params.put("most", most);
        if (!felt.isEmpty()) {
            params.put("felt", felt);
        }
        if (!theme.isEmpty()) {
            params.put("theme", theme);
        }
        return jdbc.sql(TextsSql.of("v.channel, coalesce(x.tone, ''), x.felt, x.due_at, x.met_at", """
                        select t.touchpoint_id, p.customer_id, t.occurred_at as at, t.tone, coalesce(t.felt[1], '') as felt, t.due_at,
                               t.met_at
                          from experience.stage_touch t join customer.v_profile p on p.id = t.profile_id
                         where t.stage_id = :stage and t.occurred_at >= :since::timestamptz
                               and (t.occurred_at, t.touchpoint_id) < (:at::timestamptz, :id) and %s%s
                         order by t.occurred_at desc, t.touchpoint_id desc limit :most""".formatted(
                                which, reach.andOf("p.customer_id"))))
                .params(params)
                .query(FiguresSql::line)
                .list();
    }

    private static Line line(ResultSet rs, int number) throws SQLException {
        String tone = rs.getString(8);
        return new Line(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getTimestamp(4).toInstant(),
                rs.getString(7),
                tone,
                rs.getString(9),
                rs.getString(5),
                tone.isEmpty() ? null : rs.getString(6),
                rs.getTimestamp(10) == null ? null : rs.getTimestamp(10).toInstant(),
                rs.getTimestamp(11) == null ? null : rs.getTimestamp(11).toInstant());
    }
}
