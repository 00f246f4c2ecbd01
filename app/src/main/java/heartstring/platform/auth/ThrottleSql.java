package heartstring.platform.auth;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThrottleSql {

    private final JdbcClient jdbc;

    ThrottleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Count(int attempts, long secondsLeft) {}

    /** One statement, so that two guesses at the same moment are both counted. Windows that are over go on the way. */
    Count count(byte[] key, long windowSeconds) {
        jdbc.sql("""
                        DELETE FROM platform.throttle WHERE key IN (
                            SELECT key FROM platform.throttle WHERE ends_at < now() AND key <> :key
                            ORDER BY ends_at LIMIT 20 FOR UPDATE SKIP LOCKED)
                        """).param("key", key).update();
        return jdbc.sql("""
                        INSERT INTO platform.throttle AS t (key, attempts, ends_at)
                        VALUES (:key, 1, now() + make_interval(secs => :window))
                        ON CONFLICT (key) DO UPDATE SET
                            attempts = CASE WHEN t.ends_at < now() THEN 1 ELSE least(t.attempts + 1, 1000000) END,
                            ends_at = CASE WHEN t.ends_at < now() THEN excluded.ends_at ELSE t.ends_at END
                        RETURNING attempts, ceil(extract(epoch FROM ends_at - now()))::bigint AS seconds_left
                        """)
                .param("key", key)
                .param("window", windowSeconds)
                .query(Count.class)
                .single();
    }

    /** What was counted in a window that is still open. */
    Count counted(byte[] key) {
        return jdbc.sql("""
                        SELECT attempts, ceil(extract(epoch FROM ends_at - now()))::bigint AS seconds_left
                        FROM platform.throttle WHERE key = :key AND ends_at >= now()
                        """).param("key", key).query(Count.class).optional().orElse(new Count(0, 0));
    }

    void takeBack(byte[] key) {
        jdbc.sql("UPDATE platform.throttle SET attempts = greatest(attempts - 1, 0) WHERE key = :key")
                .param("key", key)
                .update();
    }

    void forget(byte[] key) {
        jdbc.sql("DELETE FROM platform.throttle WHERE key = :key")
                .param("key", key)
                .update();
    }
}
