package heartstring.platform.views;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ViewsSql {

    private final JdbcClient jdbc;

    ViewsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedView> of(String page, long user, int limit) {
        return jdbc.sql("""
                        SELECT id, name, query, shared, user_id = :user AS own FROM platform.saved_view
                         WHERE page = :page AND (user_id = :user OR shared)
                         ORDER BY id LIMIT :limit""")
                .param("page", page)
                .param("user", user)
                .param("limit", limit)
                .query(SavedView.class)
                .list();
    }

    long count(String page, long user) {
        return jdbc.sql("SELECT count(*) FROM platform.saved_view WHERE page = :page AND user_id = :user")
                .param("page", page)
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void keep(String page, String name, String query, long user, boolean shared) {
        jdbc.sql("""
                        INSERT INTO platform.saved_view (page, name, query, user_id, shared)
                        VALUES (:page, :name, :query, :user, :shared)
                        ON CONFLICT (page, user_id, name) DO UPDATE SET query = excluded.query, shared = excluded.shared""")
                .param("page", page)
                .param("name", name)
                .param("query", query)
                .param("user", user)
                .param("shared", shared)
                .update();
    }

    /** 1 when it is done, 0 when the user may not, 2 when the name is taken. */
    int rename(long id, String name, long user, boolean anybodys) {
        return jdbc.sql("""
                        WITH v AS (
                          SELECT id, page, user_id FROM platform.saved_view
                           WHERE id = :id AND (user_id = :user OR (shared AND :anybodys))),
                        taken AS (
                          SELECT FROM platform.saved_view o JOIN v ON o.page = v.page AND o.user_id = v.user_id
                           WHERE o.name = :name AND o.id <> v.id),
                        done AS (
                          UPDATE platform.saved_view s SET name = :name FROM v
                           WHERE s.id = v.id AND NOT EXISTS (SELECT FROM taken) RETURNING s.id)
                        SELECT CASE WHEN EXISTS (SELECT FROM done) THEN 1 WHEN EXISTS (SELECT FROM taken) THEN 2 ELSE 0 END""")
                .param("id", id)
                .param("name", name)
                .param("user", user)
                .param("anybodys", anybodys)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    int remove(long id, long user, boolean anybodys) {
        return jdbc.sql("""
                        DELETE FROM platform.saved_view WHERE id = :id AND (user_id = :user OR (shared AND :anybodys))""")
                .param("id", id)
                .param("user", user)
                .param("anybodys", anybodys)
                .update();
    }
}
