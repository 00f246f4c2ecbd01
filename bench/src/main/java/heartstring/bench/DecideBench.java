package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a till is told for a basket and a customer, over HTTP, beside TPC-B. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Decisions at the till over HTTP, beside TPC-B.")
final class DecideBench implements Callable<Integer> {

    private static final int WARM_ROUNDS = 3;
    private static final String STEADY = "decide by card, 200 a second, 16 connections";

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

    @Option(names = "--customers", defaultValue = "1000000", description = "Customers (default: ${DEFAULT-VALUE}).")
    long customers;

    @Option(
            names = "--orders",
            defaultValue = "3",
            description = "Orders of each, with five lines (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(names = "--products", defaultValue = "10000", description = "Products (default: ${DEFAULT-VALUE}).")
    int products;

    @Option(names = "--report", defaultValue = "docs/bench/decide.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/decide.md");

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
            String key = ReadBench.apiKey(ground, "till");
            TpcB.fill(ground);
            System.out.println("  warming up");
            for (int i = 0; i < WARM_ROUNDS; i++) {
                decide(ground, key, 8, 0, false);
                decide(ground, key, 8, 0, true);
            }
            for (int round = 0; round < rounds; round++) {
                table.add(TpcB.NAME, TpcB.run(ground, seconds));
                table.add(STEADY, decide(ground, key, 16, 200, false));
                table.add("decide by card, as many as can be, 8 connections", decide(ground, key, 8, 0, false));
                table.add("decide and give, 8 connections", decide(ground, key, 8, 0, true));
            }
            try (Connection c = ground.connect()) {
                long apart = GiftCrowdSql.disagreement(c);
                if (apart != 0) {
                    throw new IllegalStateException("Decisions and the budget differ by " + apart);
                }
                table.note(String.format(
                        Locale.ROOT,
                        "%,d customers with %d orders of five lines, %,d products with 20 ties each, 500 that may be given; %,d decisions, %,d of"
                                + " them with a gift; what they cost is to the cent what the budget says",
                        customers,
                        orders,
                        products,
                        BenchSql.number(c, "select count(*) from decision.gift_decision"),
                        BenchSql.number(
                                c,
                                "select count(*) from decision.gift_decision where state in ('reserved', 'given')")));
            }
            table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
            table.append(report, "Decisions at the till");
            ground.well();
        }
        return 0;
    }

    private void fill(Ground ground, int source) throws SQLException, InterruptedException {
        try (Connection c = ground.connect()) {
            // What the house works out of nothing is done at once, and is fresh for some hours.
            while (GiftCrowdSql.isStudying(c)) {
                Thread.sleep(500);
            }
            System.out.printf("  filling %,d customers%n", customers);
            BenchSql.execute(c, "set synchronous_commit = off");
            CrowdSql.people(c, source, customers);
            CrowdSql.members(c, customers);
            BenchSql.execute(
                    c,
                    "insert into customer.identifier (kind, value, profile_id, source_id, first_seen_at)"
                            + " select 'loyalty_card', '29' || lpad(n::text, 11, '0'), n, " + source
                            + ", now() from generate_series(1, " + customers + ") n");
            GiftCrowdSql.products(c, products);
            GiftCrowdSql.orders(c, source, customers, orders, products);
            GiftCrowdSql.ties(c, products);
            GiftCrowdSql.programme(c, products);
            CrowdSql.settle(c);
        }
    }

    /** A basket of two to eight products for anybody. */
    private String basket() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        StringBuilder b = new StringBuilder("{\"member\":\"29%011d\",\"store\":\"s%d\",\"items\":["
                .formatted(1 + dice.nextLong(customers), 1 + dice.nextInt(40)));
        int lines = 2 + dice.nextInt(7);
        for (int i = 0; i < lines; i++) {
            b.append(i == 0 ? "" : ",")
                    .append("{\"product\":\"p-")
                    .append(1 + dice.nextInt(products))
                    .append("\",\"quantity\":1,\"unitMinor\":450}");
        }
        return b.append("]}").toString();
    }

    private Loop.Result decide(Ground ground, String key, int connections, double rate, boolean give) throws Exception {
        return Loop.paced(connections, rate, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key).keeping();
            return new Loop.Caller() {
                @Override
                public int call() throws IOException {
                    String once = "Idempotency-Key: " + UUID.randomUUID();
                    byte[] wish = basket().getBytes(StandardCharsets.UTF_8);
                    if (!give) {
                        expect(http.post("/api/till/decisions", wish, once));
                        return 1;
                    }
                    expect(http.post("/api/till/decisions", wish, once));
                    String answer = http.body();
                    int at = answer.indexOf("\"id\":") + 5;
                    String id = answer.substring(at, answer.indexOf(',', at));
                    if (answer.contains("\"state\":\"reserved\"")) {
                        expect(http.post("/api/till/decisions/" + id + "/capture", new byte[] {'{', '}'}));
                    }
                    return 1;
                }

                @Override
                public void close() throws IOException {
                    http.close();
                }
            };
        });
    }

    private static void expect(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered " + status);
        }
    }
}
