package heartstring.bench;

import heartstring.platform.secrets.Tokens;
import heartstring.story.customers.CustomerSql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One customer's whole picture over HTTP beside the raw query, and the pages that people wait for. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Customer 360 beside its raw query; list, search and page.")
final class ReadBench implements Callable<Integer> {

    private static final String CONTROL = "control: the raw query, 8 connections";
    private static final List<String> PREFIXES = List.of("an", "ben", "car", "weber", "lop", "yil", "mi", "fischer");

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
            names = "--touchpoints",
            defaultValue = "10000000",
            description = "Touchpoints (default: ${DEFAULT-VALUE}).")
    long touchpoints;

    @Option(names = "--report", defaultValue = "docs/bench/read.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/read.md");

    @Option(names = "--work", description = "A folder for the data, filled the first time (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        Report table = new Report(CONTROL);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            int source = ground.source();
            String key = apiKey(ground, "customers:read");
            fill(ground, source);
            System.out.println("  warming up");
            over(ground, key, 8, () -> "/api/customers/" + anybody());
            for (int round = 0; round < rounds; round++) {
                table.add(CONTROL, raw(ground));
                table.add(
                        "customer 360 over HTTP, 8 connections",
                        over(ground, key, 8, () -> "/api/customers/" + anybody()));
            }
            table.add(
                    "lookup by e-mail, 8 connections",
                    over(
                            ground,
                            key,
                            8,
                            () -> "/api/customers/lookup?kind=email&value=c" + anybody() + "@example.org"));
            table.add(
                    "story of 50, 1 connection",
                    over(ground, key, 1, () -> "/api/customers/" + anybody() + "/story?limit=50"));
            pages(ground, table);
            table.note("customers " + customers + ", touchpoints " + touchpoints + "; resident memory of the product: "
                    + ground.residentMegabytes() + " MB");
            table.append(report, "Reading");
            ground.well();
        }
        return 0;
    }

    private void pages(Ground ground, Report table) throws Exception {
        String session = Session.signIn(ground);
        List<String> addresses = List.of(
                "/customers",
                "/customers?sort=name",
                "/customers?sort=spent",
                "/customers?sort=name&spentMin=4950",
                "/customers?q=%s",
                "/customers/%d");
        for (String address : addresses) {
            table.add(
                    "page " + address,
                    Loop.run(1, Duration.ofSeconds(2), Duration.ofSeconds(Math.max(2, seconds / 2)), () -> {
                        RawHttp http = new RawHttp(ground.port(), "none\r\nCookie: " + session);
                        return caller(
                                http,
                                () -> address.replace(
                                                "%s",
                                                PREFIXES.get(ThreadLocalRandom.current()
                                                        .nextInt(PREFIXES.size())))
                                        .replace("%d", Long.toString(anybody())));
                    }));
        }
        table.note("pages: one connection, signed in; the 95th percentile is what the budget of 100 ms speaks of: "
                + String.join(
                        ", ",
                        addresses.stream()
                                .map(a -> String.format(Locale.ROOT, "%s %.0f ms", a, table.p95("page " + a)))
                                .toList()));
    }

    private long anybody() {
        return 1 + ThreadLocalRandom.current().nextLong(customers);
    }

    private void fill(Ground ground, int source) throws SQLException {
        try (Connection c = ground.connect()) {
            if (BenchSql.number(c, "select count(*) from customer.customer") >= customers) {
                return;
            }
            System.out.printf("  filling %,d customers and %,d touchpoints%n", customers, touchpoints);
            BenchSql.execute(c, "set synchronous_commit = off");
            CrowdSql.people(c, source, customers);
            CrowdSql.touchpoints(c, source, customers, touchpoints);
            CrowdSql.settle(c);
        }
    }

    private Loop.Result raw(Ground ground) throws Exception {
        return Loop.run(8, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            Connection c = ground.connect();
            PreparedStatement s = c.prepareStatement(CustomerSql.threeSixty().replace(":id", "?"));
            int parameters = s.getParameterMetaData().getParameterCount();
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    long id = anybody();
                    for (int i = 1; i <= parameters; i++) {
                        s.setLong(i, id);
                    }
                    try (ResultSet rs = s.executeQuery()) {
                        return rs.next() && rs.getString(1) != null ? 1 : 0;
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

    private Loop.Result over(Ground ground, String key, int connections, Callable<String> path) throws Exception {
        return Loop.run(
                connections,
                Duration.ofSeconds(3),
                Duration.ofSeconds(seconds),
                () -> caller(new RawHttp(ground.port(), "Bearer " + key), path));
    }

    static Loop.Caller caller(RawHttp http, Callable<String> path) {
        return new Loop.Caller() {
            @Override
            public int call() throws Exception {
                String address = path.call();
                int status = http.get(address);
                if (status != 200) {
                    throw new IllegalStateException(address + " answered " + status);
                }
                return 1;
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    static String apiKey(Ground ground, String... scopes) throws SQLException {
        String token = "hs_" + Tokens.next();
        try (Connection c = ground.connect();
                PreparedStatement s = c.prepareStatement(
                        "insert into platform.api_key (name, start, token_256, scopes) values ('bench', 'hs_', ?, ?)")) {
            s.setBytes(1, Tokens.digest(token));
            s.setArray(2, c.createArrayOf("text", scopes));
            s.executeUpdate();
        }
        return token;
    }
}
