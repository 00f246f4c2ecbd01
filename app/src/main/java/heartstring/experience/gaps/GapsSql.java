package heartstring.experience.gaps;

import heartstring.experience.gaps.GapRules.Heard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of gaps between what is meant to be felt and what is. */
@Component
class GapsSql {

    private final JdbcClient jdbc;

    GapsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was said at a stage from that day until before the other. */
    Heard heard(int stage, LocalDate from, LocalDate until) {
        Map<String, Integer> carried = new HashMap<>();
        Map<String, Integer> likeliest = new HashMap<>();
        jdbc.sql("""
                        select felt, sum(said)::int, sum(first)::int from experience.stage_felt
                         where stage_id = :stage and day >= :from::date and day < :until::date group by felt""")
                .param("stage", stage)
                .param("from", from.toString())
                .param("until", until.toString())
                .query(rs -> {
                    carried.put(rs.getString(1), rs.getInt(2));
                    likeliest.put(rs.getString(1), rs.getInt(3));
                });
        int told = jdbc.sql("""
                        select coalesce(sum(told), 0)::int from experience.stage_day
                         where stage_id = :stage and day >= :from::date and day < :until::date""")
                .param("stage", stage)
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> rs.getInt(1))
                .single();
        return new Heard(told, carried, likeliest);
    }

    /** Whether no more than so many texts wait to be read. */
    boolean isRead(int most) {
        return jdbc.sql("""
                        select count(*) < :more from (select from experience.feeling where reader = 0 limit :more) unread""")
                .param("more", most + 1)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Whether what happened is still being read after a design changed. */
    boolean isWalking() {
        return jdbc.sql("select after_customer is not null from experience.journey_walk")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Notes it, unless one is open; its number, then. */
    Optional<Long> open(int stage, GapRules.Widened widened, String intended, int heard, LocalDate since, Instant now) {
        return jdbc.sql("""
                        insert into experience.gap (stage_id, opened_at, since, intended, felt, share, usual, against, heard, last_share, last_heard)
                        values (:stage, :now::timestamptz, :since::date, :intended, :felt, :share, :usual, :against, :heard, :share, :heard)
                        on conflict (stage_id) where closed_at is null do nothing returning id""")
                .param("stage", stage)
                .param("now", now.toString())
                .param("since", since.toString())
                .param("intended", intended)
                .param("felt", widened.felt())
                .param("share", widened.share())
                .param("usual", widened.usual())
                .param("against", widened.byDesign() ? "design" : "before")
                .param("heard", heard)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** The open one of a stage. */
    Optional<Gap> openOf(int stage) {
        return jdbc.sql("select " + COLUMNS + " from experience.gap where stage_id = :stage and closed_at is null")
                .param("stage", stage)
                .query(GapsSql::gap)
                .optional();
    }

    void lookedAt(long id, double share, int heard) {
        jdbc.sql("""
                        update experience.gap set last_share = :share, last_heard = :heard
                         where id = :id and closed_at is null and (last_share, last_heard) <> (:share, :heard)""")
                .param("id", id)
                .param("share", share)
                .param("heard", heard)
                .update();
    }

    void close(long id, Instant now) {
        jdbc.sql("update experience.gap set closed_at = :now::timestamptz where id = :id and closed_at is null")
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    /** The latest of these stages. */
    List<Gap> of(Collection<Integer> stages, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from experience.gap where stage_id = any(:stages) order by id desc limit :most")
                .param("stages", stages.stream().mapToInt(Integer::intValue).toArray())
                .param("most", most)
                .query(GapsSql::gap)
                .list();
    }

    private static final String COLUMNS =
            "id, stage_id, opened_at, since, intended, felt, share, usual, against, heard, last_share, last_heard, closed_at";

    private static Gap gap(ResultSet rs, int number) throws SQLException {
        Timestamp closed = rs.getTimestamp(13);
        return new Gap(
                rs.getLong(1),
                rs.getInt(2),
                rs.getTimestamp(3).toInstant(),
                rs.getDate(4).toLocalDate(),
                rs.getString(5),
                rs.getString(6),
                rs.getDouble(7),
                rs.getDouble(8),
                rs.getString(9).equals("design"),
                rs.getInt(10),
                rs.getDouble(11),
                rs.getInt(12),
                closed == null ? null : closed.toInstant());
    }
}
