package heartstring.platform.web;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about kept answers. */
@Repository
public class IdempotencySql {

    /** One call in so many clears up; it takes away many more than came since. */
    private static final int SWEEP_EVERY = 100;

    /** So long a claim holds that nobody renews. */
    static final int CLAIM_SECONDS = 10;

    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;

    IdempotencySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of claiming a key. */
    sealed interface Begun {
        /** Nobody has used the key, or whoever did has died: do the work. */
        record First() implements Begun {}

        /** Somebody is at it now. */
        record Running() implements Begun {}

        /** It was done, and this is the answer. */
        record Done(
                byte[] request256,
                int status,
                @Nullable String contentType,
                @Nullable String location,
                byte[] answer) implements Begun {}
    }

    private record Row(
            byte[] request256,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] answer) {}

    /** Claims the key; one without an answer that was not renewed for {@value #CLAIM_SECONDS} seconds passes on. */
    Begun begin(byte[] name, byte[] request256) {
        if (ThreadLocalRandom.current().nextInt(SWEEP_EVERY) == 0) {
            sweep();
        }
        // What follows is durable before it is answered, and this with it: the claim alone need not wait for the disk.
        int claimed = jdbc.sql("""
                        WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
                        INSERT INTO platform.idempotency AS i (name, request_256) SELECT :name, :request FROM quick
                        ON CONFLICT (name) DO UPDATE SET begun_at = now(), request_256 = excluded.request_256
                            WHERE i.status IS NULL AND i.begun_at < now() - make_interval(secs => :seconds)
                        """)
                .param("name", name)
                .param("request", request256)
                .param("seconds", CLAIM_SECONDS)
                .update();
        if (claimed == 1) {
            return new Begun.First();
        }
        return jdbc.sql("""
                        SELECT request_256, status, content_type, location, answer
                        FROM platform.idempotency WHERE name = :name
                        """)
                .param("name", name)
                .query((row, number) -> new Row(
                        row.getBytes(1),
                        row.getObject(2, Integer.class),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5)))
                .optional()
                .<Begun>map(IdempotencySql::begun)
                .orElseGet(Begun.Running::new);
    }

    /** Drops answers that are older than seven days. */
    void sweep() {
        jdbc.sql("""
                        DELETE FROM platform.idempotency WHERE name IN (
                            SELECT name FROM platform.idempotency WHERE begun_at < now() - interval '7 days'
                            ORDER BY begun_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
                        """).update();
    }

    /** Says of these claims that the work is still under way. */
    void renew(List<byte[]> names) {
        for (int from = 0; from < names.size(); from += MOST_AT_ONCE) {
            jdbc.sql("UPDATE platform.idempotency SET begun_at = now() WHERE name IN (:names) AND status IS NULL")
                    .param("names", names.subList(from, Math.min(names.size(), from + MOST_AT_ONCE)))
                    .update();
        }
    }

    private static Begun begun(Row row) {
        return row.status() == null
                ? new Begun.Running()
                : new Begun.Done(
                        row.request256(),
                        row.status(),
                        row.contentType(),
                        row.location(),
                        Objects.requireNonNullElse(row.answer(), new byte[0]));
    }

    void finish(byte[] name, int status, @Nullable String contentType, @Nullable String location, byte[] answer) {
        jdbc.sql("""
                        UPDATE platform.idempotency
                        SET status = :status, content_type = :type, location = :location, answer = :answer
                        WHERE name = :name
                        """)
                .param("status", status)
                .param("type", contentType)
                .param("location", location)
                .param("answer", answer)
                .param("name", name)
                .update();
    }

    void forget(byte[] name) {
        jdbc.sql("DELETE FROM platform.idempotency WHERE name = :name AND status IS NULL")
                .param("name", name)
                .update();
    }
}
