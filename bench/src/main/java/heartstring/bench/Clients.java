package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Clients that repeat each batch until it is acknowledged, so in the end every event counts exactly once. */
final class Clients implements Load {

    private final Ground ground;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Clients(Ground ground, int clients) {
        this.ground = ground;
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(this::client));
        }
    }

    @Override
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Calls answered with 503. */
    long refused() {
        return refused.get();
    }

    @Override
    public boolean agree(String what) throws InterruptedException, SQLException {
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        try (Connection c = ground.connect()) {
            long kept = BenchSql.number(c, "select count(*) from touchpoint.touchpoint");
            long distinct =
                    BenchSql.number(c, "select count(distinct body ->> 'messageId') from touchpoint.touchpoint");
            long sum = BenchSql.number(c, "select coalesce(sum(size), 0) from touchpoint.batch");
            long sent = acknowledged.get();
            System.out.printf(
                    "%s, %,d events acknowledged, %,d calls repeated; kept %,d: %d lost, %d doubled, books %s%n",
                    what,
                    sent,
                    repeated.get(),
                    kept,
                    sent - distinct,
                    kept - distinct,
                    sum == kept ? "agree" : "differ: " + sum);
            return sent == kept && kept == distinct && sum == kept;
        }
    }

    private void client() {
        RawHttp http = null;
        while (running.get()) {
            int size = 1 + ThreadLocalRandom.current().nextInt(50);
            byte[] body = batch(size);
            for (boolean done = false; !done; ) {
                try {
                    if (http == null) {
                        http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY));
                    }
                    int status = http.post("/v1/batch", body);
                    done = status == 200;
                    refused.addAndGet(status == 503 ? 1 : 0);
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

    static byte[] batch(int size) {
        StringBuilder b = new StringBuilder("{\"batch\":[");
        for (int i = 0; i < size; i++) {
            b.append(i == 0 ? "" : ",")
                    .append(Payloads.event(1 + ThreadLocalRandom.current().nextInt(5_000), UUID.randomUUID()));
        }
        return b.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable RawHttp closed(@Nullable RawHttp http) {
        try {
            if (http != null) {
                http.close();
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
