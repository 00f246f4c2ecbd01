package heartstring.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.secrets.Tokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class IdempotencyTest {

    private final House house;
    private final Api api;
    private final JdbcClient jdbc;
    private final Claims claims;

    IdempotencyTest(House house, JdbcClient jdbc, Claims claims) {
        this.claims = claims;
        this.house = house;
        this.api = house.api("test:run");
        this.jdbc = jdbc;
    }

    @Test
    void theSameRequestGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        Answer first = echo(api, key, "hello");
        Answer again = echo(api, key, "hello");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.location()).isEqualTo("/api/test/echo/1");
        assertThat(echo(api, UUID.randomUUID().toString(), "hello").body()).isNotEqualTo(first.body());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        echo(api, key, "hello");
        assertThat(echo(api, key, "goodbye").status()).isEqualTo(422);
    }

    @Test
    void anotherProgramsKeyIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        Answer mine = echo(api, key, "hello");
        Answer theirs = echo(house.api("test:run"), key, "hello");
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.body()).isNotEqualTo(mine.body());
    }

    @Test
    void manyAtOnceDoItOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        Callable<Answer> call = () -> echo(api, key, "slow");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> call).toList());
            long done = 0;
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409);
                done += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void aRequestWhoseServerDiedIsDoneWhenItIsRepeatedSecondsLater() {
        String token = house.token("test:run");
        Api caller = house.apiWith(token);
        String key = UUID.randomUUID().toString();
        byte[] name = Tokens.digest("key:" + keyId(token) + "\n" + key);
        claim(name, 3);
        assertThat(echo(caller, key, "hello").status()).isEqualTo(409);
        claim(name, 11);
        assertThat(echo(caller, key, "hello").status()).isEqualTo(201);
    }

    @Test
    void aRequestThatTakesLongKeepsItsClaim() throws Exception {
        byte[] name = Tokens.digest(UUID.randomUUID().toString());
        claim(name, 9);
        claims.hold(name);
        try {
            for (int i = 0; i < 100 && age(name) > 5; i++) {
                Thread.sleep(100);
            }
            assertThat(age(name)).isLessThan(5);
        } finally {
            claims.drop(name);
        }
    }

    private long keyId(String token) {
        return jdbc.sql("SELECT id FROM platform.api_key WHERE token_256 = :token")
                .param("token", Tokens.digest(token))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** A claim as a request leaves it that began so many seconds ago and was never heard of again. */
    private void claim(byte[] name, int seconds) {
        jdbc.sql("""
                        INSERT INTO platform.idempotency (name, request_256, begun_at)
                        VALUES (:name, :name, now() - make_interval(secs => :seconds))
                        ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at""").param("name", name).param("seconds", seconds).update();
    }

    private double age(byte[] name) {
        return jdbc.sql(
                        "SELECT extract(epoch FROM now() - begun_at)::float8 FROM platform.idempotency WHERE name = :name")
                .param("name", name)
                .query((rs, n) -> rs.getDouble(1))
                .single();
    }

    @Test
    void aFailureIsNotKept() {
        String key = UUID.randomUUID().toString();
        assertThat(api.send("POST", "/api/test/bug", "{}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(405);
        assertThat(api.send("POST", "/api/test/echo", "x".repeat(1_048_577), "Idempotency-Key", key)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void nobodyCanReadAKeptAnswer() {
        String text = "words-" + UUID.randomUUID();
        echo(api, UUID.randomUUID().toString(), text);
        assertThat(jdbc.sql("SELECT count(*) FROM platform.idempotency WHERE position(:text::bytea IN answer) > 0")
                        .param("text", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Answer echo(Api api, String key, String text) {
        return api.post("/api/test/echo", "{\"text\":\"" + text + "\"}", "Idempotency-Key", key);
    }
}
