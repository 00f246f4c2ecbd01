package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Points earned and spent over HTTP beside TPC-B, and the till's question who this is. */
@Command(
        name = "loyalty",
        mixinStandardHelpOptions = true,
        description = "Points earned and spent, beside TPC-B; lookups at the till.")
final class LoyaltyBench implements Callable<Integer> {

    /** So many rounds until the product has compiled what it needs. */
    private static final int WARM_ROUNDS = 3;

    private static final String EARN = "earn over HTTP, 64 connections";

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Seconds of one timed case (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are reported (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--members", defaultValue = "1000000", description = "Members (default: ${DEFAULT-VALUE}).")
    long members;

    @Option(names = "--report", defaultValue = "docs/bench/loyalty.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/loyalty.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        Report table = new Report(TpcB.NAME);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            int source = ground.source();
            fill(ground, source);
            ground.killProduct();
            ground.startProduct();
            String key = ReadBench.apiKey(ground, "loyalty:read", "loyalty:write");
            TpcB.fill(ground);
            System.out.println("  warming up");
            for (int i = 0; i < WARM_ROUNDS; i++) {
                earn(ground, key, 64, 1, this::anybody);
                earn(ground, key, 8, 100, this::anybody);
                redeem(ground, key);
                lookup(ground, key, 4, 0);
            }
            for (int round = 0; round < rounds; round++) {
                table.add(TpcB.NAME, TpcB.run(ground, seconds));
                table.add(EARN, earn(ground, key, 64, 1, this::anybody));
                table.add("100 earns a call, 8 connections", earn(ground, key, 8, 100, this::anybody));
                table.add("earn, one hot member, 64 connections", earn(ground, key, 64, 1, () -> 1));
                table.add("redeem over HTTP, 64 connections", redeem(ground, key));
            }
            double half = table.ratio(EARN, TpcB.NAME);
            table.add("earn, 8 connections", earn(ground, key, 8, 1, this::anybody));
            table.add("member by card with balance, 4 connections", lookup(ground, key, 4, 0));
            for (int round = 0; round < rounds; round++) {
                table.add("member by card, 200 a second, 16 connections", lookup(ground, key, 16, 200));
            }
            table.add("earn at half the earn rate, 64 connections", steady(ground, key, table.rate(EARN) / 2));
            table.note(String.format(
                    Locale.ROOT,
                    "members %,d; earn %.2f, redeem %.2f of earn, one hot member %.2f of the control",
                    members,
                    half,
                    table.ratio("redeem over HTTP, 64 connections", EARN),
                    table.ratio("earn, one hot member, 64 connections", TpcB.NAME)));
            table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
            check(ground, table);
            table.append(report, "Points");
            ground.well();
        }
        return 0;
    }

    private long anybody() {
        return 1 + ThreadLocalRandom.current().nextLong(members);
    }

    private static byte[] happenings(int many, LongSupplier member) {
        StringBuilder b = new StringBuilder("{\"earnings\":[");
        String now = Instant.now().toString();
        for (int i = 0; i < many; i++) {
            b.append(i == 0 ? "" : ",")
                    .append("{\"memberId\":")
                    .append(member.getAsLong())
                    .append(",\"event\":\"Bench\",\"key\":\"")
                    .append(UUID.randomUUID())
                    .append("\",\"at\":\"")
                    .append(now)
                    .append("\"}");
        }
        return b.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Loop.Result earn(Ground ground, String key, int connections, int many, LongSupplier member)
            throws Exception {
        return Loop.run(
                connections,
                Duration.ofSeconds(2),
                Duration.ofSeconds(seconds),
                () -> earner(ground, key, many, member));
    }

    private Loop.Result steady(Ground ground, String key, double rate) throws Exception {
        return Loop.paced(
                64,
                rate,
                Duration.ofSeconds(2),
                Duration.ofSeconds(seconds),
                () -> earner(ground, key, 1, this::anybody));
    }

    private static Loop.Caller earner(Ground ground, String key, int many, LongSupplier member) throws IOException {
        RawHttp http = new RawHttp(ground.port(), "Bearer " + key);
        return caller(http, () -> {
            expect(http.post("/api/loyalty/earnings", happenings(many, member)));
            return many;
        });
    }

    private Loop.Result redeem(Ground ground, String key) throws Exception {
        return Loop.run(64, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key);
            return caller(http, () -> {
                String body = "{\"memberId\":" + anybody() + ",\"rewardId\":1}";
                expect(http.post(
                        "/api/loyalty/redemptions",
                        body.getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key: " + UUID.randomUUID()));
                return 1;
            });
        });
    }

    private Loop.Result lookup(Ground ground, String key, int connections, double rate) throws Exception {
        return Loop.paced(connections, rate, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key);
            return caller(http, () -> {
                expect(http.get("/api/loyalty/members/lookup?card=29%011d".formatted(anybody())));
                return 1;
            });
        });
    }

    private static Loop.Caller caller(RawHttp http, Callable<Integer> work) {
        return new Loop.Caller() {
            @Override
            public int call() throws Exception {
                return work.call();
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static void expect(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered " + status);
        }
    }

    /** Every member has enough to spend, in one lot each, as the ledger would have written it. */
    private void fill(Ground ground, int source) throws SQLException {
        try (Connection c = ground.connect()) {
            System.out.printf("  filling %,d members%n", members);
            BenchSql.execute(c, "set synchronous_commit = off");
            CrowdSql.people(c, source, members);
            CrowdSql.members(c, members);
            CrowdSql.settle(c);
        }
    }

    /** The books have to balance after all that. */
    private static void check(Ground ground, Report table) throws SQLException {
        try (Connection c = ground.connect()) {
            long wrong = BookSql.wrongBalances(c);
            if (wrong > 0) {
                throw new IllegalStateException(wrong + " balances differ from their transfers");
            }
            table.note("every balance equals the sum of its transfers");
        }
    }
}
