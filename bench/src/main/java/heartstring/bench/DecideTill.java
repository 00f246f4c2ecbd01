package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a till is told for a basket and a card. */
final class DecideTill {

    private static final int WARM_ROUNDS = 3;
    private static final String STEADY = "decide by card, 200 a second, 16 connections";

    private final Ground ground;
    private final long customers;
    private final int products;
    private final int seconds;
    private final int rounds;

    DecideTill(Ground ground, long customers, int products, int seconds, int rounds) {
        this.ground = ground;
        this.customers = customers;
        this.products = products;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void run(Path report, int orders) throws Exception {
        String key = ReadBench.apiKey(ground, "till");
        Report table = new Report(TpcB.NAME);
        System.out.println("  warming up");
        for (int i = 0; i < WARM_ROUNDS; i++) {
            decide(key, 8, 0, false);
            decide(key, 8, 0, true);
        }
        System.out.printf(Locale.ROOT, "  nothing else is under way after %.0f s%n", ground.calm());
        for (int round = 0; round < rounds; round++) {
            table.add(TpcB.NAME, TpcB.run(ground, seconds));
            Ground.Processor before = ground.processor();
            Loop.Result steady = decide(key, 16, 200, false);
            Ground.Processor used = ground.processor().minus(before);
            table.add(STEADY, steady);
            double calls = Math.max(1, steady.perSecond() * (seconds + 2));
            table.note(String.format(
                    Locale.ROOT,
                    "round %d at 200 a second: processor for one decision %.2f ms in the product and %.2f ms in PostgreSQL",
                    round + 1,
                    used.product() * 1_000 / calls,
                    used.database() * 1_000 / calls));
            table.add("decide by card, as many as can be, 8 connections", decide(key, 8, 0, false));
            table.add("decide and give, 8 connections", decide(key, 8, 0, true));
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
                            c, "select count(*) from decision.gift_decision where state in ('reserved', 'given')")));
        }
        table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
        table.append(report, "Decisions at the till");
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

    private Loop.Result decide(String key, int connections, double rate, boolean give) throws Exception {
        return Loop.paced(connections, rate, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key).keeping();
            return new Loop.Caller() {
                @Override
                public int call() throws IOException {
                    String once = "Idempotency-Key: " + UUID.randomUUID();
                    byte[] wish = basket().getBytes(StandardCharsets.UTF_8);
                    expect(http.post("/api/till/decisions", wish, once));
                    String answer = http.body();
                    if (give && answer.contains("\"state\":\"reserved\"")) {
                        int at = answer.indexOf("\"id\":") + 5;
                        String id = answer.substring(at, answer.indexOf(',', at));
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

    static void expect(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered " + status);
        }
    }
}
