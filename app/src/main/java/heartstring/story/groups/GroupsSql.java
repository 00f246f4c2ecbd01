package heartstring.story.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of groups. */
@Component
class GroupsSql {

    private final JdbcClient jdbc;

    GroupsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Group> all() {
        return jdbc.sql("""
                        select id, name, note, condition::text, version, coalesce(made_by, 0), made_at, changed_at
                          from story.customer_group order by lower(name), id limit 500""").query((rs, n) -> read(rs)).list();
    }

    /** Holds groups, so that two people do not add the last one that fits at the same time. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7305, 5)").query(row -> {});
    }

    /** Its number; 0 where the name is taken. */
    int add(String name, String note, String condition, @Nullable Long by, Instant now) {
        return jdbc.sql("""
                        insert into story.customer_group (name, note, condition, made_by, made_at, changed_at)
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
        return jdbc.sql(
                        "select exists (select from story.customer_group where lower(name) = lower(:name) and id <> :but)")
                .param("name", name)
                .param("but", but)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Another condition is another version. */
    boolean change(int id, String name, String note, String condition, Instant now) {
        return jdbc.sql("""
                        update story.customer_group
                           set name = :name, note = :note, changed_at = :now,
                               version = version + case when condition = :condition::jsonb then 0 else 1 end, condition = :condition::jsonb
                         where id = :id""")
                        .param("id", id)
                        .param("name", name)
                        .param("note", note)
                        .param("condition", condition)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    boolean remove(int id) {
        return jdbc.sql("delete from story.customer_group where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Group read(ResultSet rs) throws SQLException {
        return new Group(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getInt(5),
                rs.getLong(6),
                rs.getTimestamp(7).toInstant(),
                rs.getTimestamp(8).toInstant());
    }
}
