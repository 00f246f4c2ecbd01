package heartstring.experience.rollups;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of named groups. */
@Component
class NamedGroupsSql {

    private final JdbcClient jdbc;

    NamedGroupsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String members(String customers) {
        return "select e.customer_id, (:groupId)::text as key, (:groupName)::text as name from (" + customers + ") e";
    }

    List<NamedGroups.Named> all(int most) {
        return jdbc.sql("select id, name, condition::text from experience.mood_group order by lower(name) limit :most")
                .param("most", most)
                .query((rs, n) -> new NamedGroups.Named(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** Those that were not worked out, which are no longer new then. */
    List<NamedGroups.Named> takeNew(Instant at) {
        return jdbc.sql("""
                        update experience.mood_group set rolled_at = :at::timestamptz where rolled_at is null
                        returning id, name, condition::text""")
                .param("at", at.toString())
                .query((rs, n) -> new NamedGroups.Named(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** Its number; 0 where the name is taken. */
    int add(String name, String condition) {
        return jdbc.sql("""
                        insert into experience.mood_group (name, condition) values (:name, :condition::jsonb)
                        on conflict do nothing returning id""")
                .param("name", name)
                .param("condition", condition)
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(0);
    }

    /** With the figures that were kept of it. */
    boolean remove(int id) {
        jdbc.sql("delete from experience.mood_rollup where grouping = 'segment' and key = :id::text")
                .param("id", id)
                .update();
        return jdbc.sql("delete from experience.mood_group where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }
}
