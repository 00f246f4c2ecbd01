package heartstring.platform.keys;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeysSql {

    private final JdbcClient jdbc;

    ApiKeysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Good(long id, String name, Set<String> scopes, Actor.@Nullable Colleague within) {}

    long add(
            String name, String start, byte[] token256, List<String> scopes, @Nullable Long createdBy, long colleague) {
        return jdbc.sql("""
                        INSERT INTO platform.api_key (name, start, token_256, scopes, created_by, colleague_id)
                        VALUES (:name, :start, :token, :scopes, :createdBy, nullif(:colleague::bigint, 0)) RETURNING id
                        """)
                .param("name", name)
                .param("start", start)
                .param("token", token256)
                .param("scopes", scopes.toArray(String[]::new))
                .param("createdBy", createdBy)
                .param("colleague", colleague)
                .query(Long.class)
                .single();
    }

    /**
     * The key of a token that was not revoked; notes its use, at most once a minute. One that sees what a colleague sees fits
     * nobody when that colleague is gone.
     */
    Optional<Good> use(byte[] token256) {
        Optional<Good> good = jdbc.sql("""
                        SELECT k.id, k.name, k.scopes, u.id, u.role FROM platform.api_key k
                          LEFT JOIN platform.users u ON u.id = k.colleague_id
                         WHERE k.token_256 = :token AND k.revoked_at IS NULL AND (k.colleague_id IS NULL OR u.active)
                        """)
                .param("token", token256)
                .query((row, number) -> new Good(
                        row.getLong(1),
                        row.getString(2),
                        Set.copyOf(texts(row.getArray(3))),
                        row.getLong(4) == 0
                                ? null
                                : new Actor.Colleague(row.getLong(4), Role.valueOf(row.getString(5)))))
                .optional();
        good.ifPresent(key -> jdbc.sql("""
                        UPDATE platform.api_key SET last_used_at = now()
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
                        """).param("id", key.id()).update());
        return good;
    }

    Optional<String> name(long id) {
        return jdbc.sql("SELECT name FROM platform.api_key WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    boolean revoke(long id) {
        return jdbc.sql("UPDATE platform.api_key SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id)
                        .update()
                == 1;
    }

    List<ApiKey> list(int limit) {
        return jdbc.sql("""
                        SELECT k.id, k.name, k.start, k.scopes, u.name, k.created_at, k.last_used_at, k.revoked_at, w.name
                        FROM platform.api_key k LEFT JOIN platform.users u ON u.id = k.created_by
                        LEFT JOIN platform.users w ON w.id = k.colleague_id
                        ORDER BY k.revoked_at IS NOT NULL, k.id DESC LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new ApiKey(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        texts(row.getArray(4)),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        moment(row, 7),
                        moment(row, 8),
                        row.getString(9)))
                .list();
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
