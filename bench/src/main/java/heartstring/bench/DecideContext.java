package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** All that a site has to know of a customer, with and without an event in the call. */
final class DecideContext {

    private static final String CONTROL = "control: one row by its key, 8 connections";

    private final Ground ground;
    private final long customers;
    private final int products;
    private final int seconds;
    private final int rounds;
    private final String event = "Seen " + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong told = new AtomicLong();

    DecideContext(Ground ground, long customers, int products, int seconds, int rounds) {
        this.ground = ground;
        this.customers = customers;
        this.products = products;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void run(Path report) throws Exception {
        String key = ReadBench.apiKey(ground, "context", "insight:write", "insight:read");
        segments(key);
        Report table = new Report(CONTROL);
        System.out.println("  warming up");
        for (int i = 0; i < 3; i++) {
            taken(key, 8);
            read(key, 8);
        }
        ground.calm();
        for (int round = 0; round < rounds; round++) {
            ground.catchUp();
            table.add(CONTROL, rows());
            Ground.Processor before = ground.processor();
            Loop.Result taken = taken(key, 8);
            Ground.Processor used = ground.processor().minus(before);
            table.add("context with an event in it, 8 connections", taken);
            double calls = Math.max(1, taken.perSecond() * (seconds + 2));
            table.note(String.format(
                    Locale.ROOT,
                    "round %d: processor for one call %.2f ms in the product and %.2f ms in PostgreSQL; %.1f s until all was derived",
                    round + 1,
                    used.product() * 1_000 / calls,
                    used.database() * 1_000 / calls,
                    ground.catchUp()));
            table.add("context without, 8 connections", read(key, 8));
        }
        try (Connection c = ground.connect()) {
            long kept = ContextCrowdSql.kept(c, event);
            if (kept != told.get()) {
                throw new IllegalStateException(told.get() + " were acknowledged and " + kept + " are kept");
            }
            table.note(String.format(
                    Locale.ROOT,
                    "%,d customers, each with a membership, scores and some of 8 segments, a third with what is due; %,d events acknowledged,"
                            + " as many kept; resident memory of the product: %d MB",
                    customers,
                    kept,
                    ground.residentMegabytes()));
        }
        table.append(report, "The context of a customer");
    }

    /** Eight segments that the house keeps, named as a marketer would. */
    private void segments(String key) throws Exception {
        try (RawHttp http = new RawHttp(ground.port(), "Bearer " + key).keeping();
                Connection c = ground.connect()) {
            DecideSegments.clear(http, c);
            for (int i = 0; i < 8; i++) {
                String condition = i < 4
                        ? "{\"term\":\"share\",\"with\":{\"draw\":\"d%d\"},\"is\":\"at-most\",\"value\":%d}"
                                .formatted(i, 5 + 5 * i)
                        : "{\"term\":\"city\",\"is\":\"is\",\"value\":\"City %d\"}".formatted(i);
                String wish = "{\"name\":\"Bench %s %d\",\"condition\":%s}".formatted(event, i, condition);
                int status = http.post("/api/segments", wish.getBytes(StandardCharsets.UTF_8));
                if (status != 201) {
                    throw new IllegalStateException(http.body());
                }
                long id = DecideSegments.id(http.body());
                while (!ContextCrowdSql.isCounted(c, id)) {
                    Thread.sleep(200);
                }
            }
        }
    }

    private long anybody() {
        return 1 + ThreadLocalRandom.current().nextLong(customers);
    }

    private Loop.Result read(String key, int connections) throws Exception {
        return Loop.run(
                connections,
                Duration.ofSeconds(2),
                Duration.ofSeconds(seconds),
                () -> ReadBench.caller(
                        new RawHttp(ground.port(), "Bearer " + key), () -> "/api/customers/" + anybody() + "/context"));
    }

    private Loop.Result taken(String key, int connections) throws Exception {
        return Loop.run(connections, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key);
            return new Loop.Caller() {
                @Override
                public int call() throws IOException {
                    String wish =
                            "{\"writeKey\":\"%s\",\"event\":{\"event\":\"%s\",\"userId\":\"c-%d\",\"messageId\":\"%s\",\"properties\":{\"product_id\":\"p-%d\"}}}"
                                    .formatted(
                                            Ground.WRITE_KEY,
                                            event,
                                            anybody(),
                                            UUID.randomUUID(),
                                            1 + ThreadLocalRandom.current().nextInt(products));
                    DecideTill.expect(http.post("/api/customers/context", wish.getBytes(StandardCharsets.UTF_8)));
                    told.incrementAndGet();
                    return 1;
                }

                @Override
                public void close() throws IOException {
                    http.close();
                }
            };
        });
    }

    /** What the database can answer at best. */
    private Loop.Result rows() throws Exception {
        return Loop.run(8, Duration.ofSeconds(1), Duration.ofSeconds(seconds), () -> {
            Connection c = ground.connect();
            PreparedStatement s = c.prepareStatement("select balance from bench.account where id = ?");
            return new Loop.Caller() {
                @Override
                public int call() throws SQLException {
                    s.setInt(1, 1 + ThreadLocalRandom.current().nextInt(1_000_000));
                    try (ResultSet rs = s.executeQuery()) {
                        return rs.next() ? 1 : 0;
                    }
                }

                @Override
                public void close() throws IOException {
                    try {
                        c.close();
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }
            };
        });
    }
}
