package heartstring.platform.users;

import heartstring.platform.auth.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UsersSql {

    private static final String COLUMNS =
            "id, email, name, role, active, epoch, totp_confirmed AS second_factor, created_at, last_login_at";

    private final JdbcClient jdbc;

    UsersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user with the digest of the password, which nothing but sign-in may see. */
    record Secret(long id, @Nullable String passwordHash, boolean active) {}

    Optional<User> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.users WHERE id = :id")
                .param("id", id)
                .query(User.class)
                .optional();
    }

    Optional<User> find(String email) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.users WHERE email = :email")
                .param("email", email)
                .query(User.class)
                .optional();
    }

    Optional<Secret> secret(String email) {
        return jdbc.sql("SELECT id, password_hash, active FROM platform.users WHERE email = :email")
                .param("email", email)
                .query(Secret.class)
                .optional();
    }

    List<User> list(long afterId, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.users WHERE id > :after ORDER BY id LIMIT :limit")
                .param("after", afterId)
                .param("limit", limit)
                .query(User.class)
                .list();
    }

    boolean anybody() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM platform.users)")
                .query(Boolean.class)
                .single();
    }

    /** Adds a user and answers the id; nothing when the address is taken. */
    Optional<Long> add(String email, String name, Role role, @Nullable String passwordHash) {
        return jdbc.sql("""
                        INSERT INTO platform.users (email, name, role, password_hash)
                        VALUES (:email, :name, :role, :hash) ON CONFLICT (email) DO NOTHING RETURNING id
                        """)
                .param("email", email)
                .param("name", name)
                .param("role", role.name())
                .param("hash", passwordHash)
                .query(Long.class)
                .optional();
    }

    /** Until the end of the transaction nobody else may decide who the administrators are. */
    void lockAdministrators() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('platform.users.administrators'))")
                .query((row, number) -> 0)
                .list();
    }

    int otherActiveAdministrators(long id) {
        return jdbc.sql("""
                        SELECT count(*)::int FROM platform.users
                        WHERE role = 'ADMINISTRATOR' AND active AND id <> :id
                        """).param("id", id).query(Integer.class).single();
    }

    void change(long id, String name, Role role, boolean active) {
        jdbc.sql("""
                        UPDATE platform.users
                        SET name = :name, role = :role, epoch = epoch + CASE WHEN active AND NOT :active THEN 1 ELSE 0 END,
                            active = :active
                        WHERE id = :id
                        """)
                .param("name", name)
                .param("role", role.name())
                .param("active", active)
                .param("id", id)
                .update();
    }

    void rename(long id, String name) {
        jdbc.sql("UPDATE platform.users SET name = :name WHERE id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    void setPassword(long id, String hash) {
        jdbc.sql("UPDATE platform.users SET password_hash = :hash, epoch = epoch + 1 WHERE id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM platform.password_reset WHERE user_id = :id")
                .param("id", id)
                .update();
    }

    void endSessions(long id) {
        jdbc.sql("UPDATE platform.users SET epoch = epoch + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    void wasHere(long id) {
        jdbc.sql("UPDATE platform.users SET last_login_at = now() WHERE id = :id")
                .param("id", id)
                .update();
    }

    void dropSecondFactor(long id) {
        jdbc.sql("""
                        UPDATE platform.users SET totp_sealed = NULL, totp_confirmed = false, totp_step = 0 WHERE id = :id
                        """).param("id", id).update();
        jdbc.sql("DELETE FROM platform.recovery_code WHERE user_id = :id")
                .param("id", id)
                .update();
    }

    void addReset(byte[] token256, long userId, Duration life) {
        jdbc.sql("DELETE FROM platform.password_reset WHERE expires_at < now() OR user_id = :user")
                .param("user", userId)
                .update();
        jdbc.sql("""
                        INSERT INTO platform.password_reset (token_256, user_id, expires_at)
                        VALUES (:token, :user, now() + make_interval(secs => :seconds))
                        """)
                .param("token", token256)
                .param("user", userId)
                .param("seconds", life.toSeconds())
                .update();
    }

    Optional<Long> resetOwner(byte[] token256) {
        return jdbc.sql("SELECT user_id FROM platform.password_reset WHERE token_256 = :token AND expires_at > now()")
                .param("token", token256)
                .query(Long.class)
                .optional();
    }

    /** The token's owner; whoever else uses the same token waits for the end of this transaction, and finds it gone. */
    Optional<Long> lockReset(byte[] token256) {
        return jdbc.sql("""
                        SELECT user_id FROM platform.password_reset WHERE token_256 = :token AND expires_at > now()
                        FOR UPDATE
                        """).param("token", token256).query(Long.class).optional();
    }

    void setFirstCode(byte[] code256) {
        jdbc.sql("""
                        INSERT INTO platform.first_run (code_256) VALUES (:code)
                        ON CONFLICT (single) DO UPDATE SET code_256 = excluded.code_256
                        """).param("code", code256).update();
    }

    boolean takeFirstCode(byte[] code256) {
        return jdbc.sql("DELETE FROM platform.first_run WHERE code_256 = :code")
                        .param("code", code256)
                        .update()
                == 1;
    }
}
