package heartstring.experience.wall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of screens. */
@Component
class WallsSql {

    private final JdbcClient jdbc;

    WallsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Wall> all(int most) {
        return jdbc.sql("""
                        select id, name, made_at, seen_at from experience.wall where revoked_at is null order by id desc limit :most""").param("most", most).query(WallsSql::wall).list();
    }

    int add(String name, byte[] token, @Nullable Long user, Instant now) {
        return jdbc.sql("""
                        insert into experience.wall (name, token, made_at, made_by)
                        values (:name, :token, :now::timestamptz, :user::bigint) returning id""")
                .param("name", name)
                .param("token", token)
                .param("user", user)
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    boolean revoke(int id, Instant now) {
        return jdbc.sql(
                                "update experience.wall set revoked_at = :now::timestamptz where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", now.toString())
                        .update()
                > 0;
    }

    Optional<Wall> find(byte[] token) {
        return jdbc.sql("""
                        select id, name, made_at, seen_at from experience.wall where token = :token and revoked_at is null""").param("token", token).query(WallsSql::wall).optional();
    }

    void seen(int id, Instant now) {
        jdbc.sql("update experience.wall set seen_at = :now::timestamptz where id = :id")
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    private static Wall wall(ResultSet rs, int number) throws SQLException {
        Timestamp seen = rs.getTimestamp(4);
        return new Wall(
                rs.getInt(1), rs.getString(2), rs.getTimestamp(3).toInstant(), seen == null ? null : seen.toInstant());
    }
}
