package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the product and its database under load while clients repeat what was not acknowledged: 0 lost, 0 doubled. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = "Kill server and database under load; prove nothing acknowledged is lost or counted twice.")
final class CrashProof implements Callable<Integer> {

    @Option(
            names = "--kills",
            defaultValue = "20",
            description = "Kills, the product and the database in turn (default: ${DEFAULT-VALUE}).")
    int kills;

    @Option(names = "--clients", defaultValue = "8", description = "Clients (default: ${DEFAULT-VALUE}).")
    int clients;

    @Option(
            names = "--gap",
            defaultValue = "3",
            description = "Seconds of load before each kill (default: ${DEFAULT-VALUE}).")
    int gap;

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    @Override
    public Integer call() throws Exception {
        Path folder = work == null ? Files.createTempDirectory("heartstring-crash") : work;
        try (Ground ground = new Ground(folder, "512m")) {
            ground.startProduct();
            ground.source();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                threads.add(Thread.ofPlatform().start(() -> client(ground)));
            }
            for (int i = 0; i < kills; i++) {
                Thread.sleep(Duration.ofSeconds(gap));
                long before = acknowledged.get();
                if (i % 2 == 0) {
                    ground.killDatabase();
                } else {
                    ground.killProduct();
                    ground.startProduct();
                }
                System.out.printf(
                        "  kill %d of %d (%s) after %,d acknowledged%n",
                        i + 1, kills, i % 2 == 0 ? "database" : "product", before);
            }
            Thread.sleep(Duration.ofSeconds(gap));
            running.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            return verdict(ground);
        }
    }

    private int verdict(Ground ground) throws Exception {
        try (Connection c = ground.connect()) {
            long kept = BenchSql.number(c, "select count(*) from touchpoint.touchpoint");
            long distinct =
                    BenchSql.number(c, "select count(distinct body ->> 'messageId') from touchpoint.touchpoint");
            long sum = BenchSql.number(c, "select coalesce(sum(size), 0) from touchpoint.batch");
            long sent = acknowledged.get();
            System.out.printf(
                    "%d kills, %,d events acknowledged, %,d calls repeated; kept %,d: %d lost, %d doubled, books %s%n",
                    kills,
                    sent,
                    repeated.get(),
                    kept,
                    sent - distinct,
                    kept - distinct,
                    sum == kept ? "agree" : "differ: " + sum);
            return sent == kept && kept == distinct && sum == kept ? 0 : 1;
        }
    }

    /** Repeats each batch until it is acknowledged, so in the end every event counts exactly once. */
    private void client(Ground ground) {
        RawHttp http = null;
        while (running.get()) {
            int size = 1 + ThreadLocalRandom.current().nextInt(50);
            StringBuilder b = new StringBuilder("{\"batch\":[");
            for (int i = 0; i < size; i++) {
                b.append(i == 0 ? "" : ",")
                        .append(Payloads.event(1 + ThreadLocalRandom.current().nextInt(5_000), UUID.randomUUID()));
            }
            byte[] body = b.append("]}").toString().getBytes(StandardCharsets.UTF_8);
            for (boolean done = false; !done; ) {
                try {
                    if (http == null) {
                        http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY));
                    }
                    done = http.post("/v1/batch", body) == 200;
                } catch (IOException | RuntimeException e) {
                    http = closed(http);
                }
                if (!done) {
                    repeated.incrementAndGet();
                    pause();
                }
            }
            acknowledged.addAndGet(size);
        }
        closed(http);
    }

    private static @Nullable RawHttp closed(@Nullable RawHttp http) {
        try {
            if (http != null) {
                http.close();
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
