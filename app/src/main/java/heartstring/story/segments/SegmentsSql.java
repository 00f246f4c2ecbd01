package heartstring.story.segments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of segments. */
@Component
class SegmentsSql {

    private static final int MOST_EVER = 2_000;

    private final JdbcClient jdbc;

    SegmentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The living by name, then the others, the last removed first. */
    List<Segment> ever() {
        return jdbc.sql("""
                        select id, name, note, condition::text, version, coalesce(made_by, 0), made_at, changed_at, removed_at
                          from story.segment order by removed_at desc nulls first, lower(name), id limit :most""").param("most", MOST_EVER).query((rs, n) -> read(rs)).list();
    }

    /** Holds segments, so that two people do not add the last one that fits, or close a circle, at the same time. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7305, 5)").query(row -> {});
    }

    /** Its number; 0 where the name is taken. */
    int add(String name, String note, String condition, @Nullable Long by, Instant now) {
        return jdbc.sql("""
                        insert into story.segment (name, note, condition, made_by, made_at, changed_at)
                        values (:name, :note, :condition::jsonb, :by, :now, :now) on conflict do nothing returning id""")
                .param("name", name)
                .param("note", note)
                .param("condition", condition)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(0);
    }

    boolean isTaken(String name, int but) {
        return jdbc.sql("""
                        select exists (select from story.segment
                                        where lower(name) = lower(:name) and id <> :but and removed_at is null)""")
                .param("name", name)
                .param("but", but)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Another condition is another version. */
    void change(int id, String name, String note, String condition, Instant now) {
        jdbc.sql("""
                        update story.segment
                           set name = :name, note = :note, changed_at = :now,
                               version = version + case when condition = :condition::jsonb then 0 else 1 end, condition = :condition::jsonb
                         where id = :id and removed_at is null""")
                .param("id", id)
                .param("name", name)
                .param("note", note)
                .param("condition", condition)
                .param("now", Timestamp.from(now))
                .update();
    }

    void remove(int id, Instant now) {
        jdbc.sql("update story.segment set removed_at = :now where id = :id and removed_at is null")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Segment read(ResultSet rs) throws SQLException {
        Timestamp removed = rs.getTimestamp(9);
        return new Segment(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getInt(5),
                rs.getLong(6),
                rs.getTimestamp(7).toInstant(),
                rs.getTimestamp(8).toInstant(),
                removed == null ? null : removed.toInstant());
    }
}
