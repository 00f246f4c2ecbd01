package heartstring.touchpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.Houses;
import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes away in the middle of batches, killed and stopped, and comes back. */
class DatabaseAwayTest {

    private static final int CLIENTS = 6;
    private static final int PER_BATCH = 40;
    private static final EmbeddedPostgres.Options SMALL = EmbeddedPostgres.Options.DEFAULT.withMemory(256L << 20);

    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger told = new AtomicInteger();
    private final LongAccumulator slowestSeconds = new LongAccumulator(Math::max, 0);

    @Test
    void clientsAreToldToTryAgainAndNothingIsLostOrDoubled(@TempDir Path data) throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedPostgres server = EmbeddedPostgres.start(data, SMALL);
        try (ConfigurableApplicationContext house = Houses.open(
                server.jdbcUrl(),
                server.user(),
                server.password(),
                data.resolve("house"),
                "--spring.datasource.hikari.connection-timeout=2000")) {
            Tracking tracking = new Tracking(house.getBean(House.class), house.getBean(Sources.class));
            try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<?>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(threads.submit(() -> {
                        client(tracking);
                        return null;
                    }));
                }
                awaitAcknowledged(500);
                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
                awaitAcknowledged(acknowledged.get() + 500);
                server.stop();
                Thread.sleep(Duration.ofSeconds(6));
                server = EmbeddedPostgres.start(data, SMALL);
                awaitAcknowledged(acknowledged.get() + 500);
                running.set(false);
                for (Future<?> client : clients) {
                    client.get();
                }
            }
            check(house.getBean(JdbcClient.class));
        } finally {
            server.stop();
        }
    }

    private void check(JdbcClient jdbc) {
        long kept = number(jdbc, "select count(*) from touchpoint.touchpoint");
        assertThat(kept).as("lost or doubled").isEqualTo(acknowledged.get());
        assertThat(number(jdbc, "select count(distinct body ->> 'messageId') from touchpoint.touchpoint"))
                .as("doubled")
                .isEqualTo(kept);
        assertThat(number(jdbc, "select sum(size) from touchpoint.batch")).isEqualTo(kept);
        assertThat(told.get()).as("answers 503").isPositive();
        assertThat(slowestSeconds.get()).as("seconds until an answer").isLessThan(10);
    }

    private static long number(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private void awaitAcknowledged(long number) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (acknowledged.get() < number) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    /** Sends each batch until it is acknowledged. */
    private void client(Tracking tracking) throws Exception {
        while (running.get()) {
            StringBuilder events = new StringBuilder("{\"batch\":[");
            for (int i = 0; i < PER_BATCH; i++) {
                events.append(i == 0 ? "" : ",")
                        .append("{\"type\":\"track\",\"userId\":\"u-%d\",\"event\":\"E\",\"messageId\":\"%s\"}"
                                .formatted(i, UUID.randomUUID()));
            }
            String body = events.append("]}").toString();
            boolean done = false;
            while (!done) {
                long from = System.nanoTime();
                HttpResponse<String> answer = tracking.post("batch", body);
                slowestSeconds.accumulate(
                        Duration.ofNanos(System.nanoTime() - from).toSeconds());
                done = answered(answer);
                Thread.sleep(done ? 0 : 100);
            }
            acknowledged.addAndGet(PER_BATCH);
        }
    }

    private boolean answered(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return true;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("cannot be reached");
        told.incrementAndGet();
        return false;
    }
}
