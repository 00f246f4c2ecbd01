package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Touchpoints over HTTP in batches of 100, durable and identity-resolved, beside COPY on the same server. */
@Command(name = "intake", mixinStandardHelpOptions = true, description = "Touchpoints in, beside COPY of 10,000.")
final class IntakeBench implements Callable<Integer> {

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

    @Option(
            names = "--rows",
            defaultValue = "5000000",
            description = "Rows of the filled table (default: ${DEFAULT-VALUE}).")
    long rows;

    @Option(
            names = "--users",
            defaultValue = "100000",
            description = "People that the events name (default: ${DEFAULT-VALUE}).")
    int users;

    @Option(names = "--connections", defaultValue = "16", description = "Connections (default: ${DEFAULT-VALUE}).")
    int connections;

    @Option(names = "--report", defaultValue = "docs/bench/intake.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/intake.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    private final List<Double> caughtUp = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Report table = new Report(Control.NAME);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            int source = ground.source();
            people(ground, users);
            System.out.println("  warming up");
            product(ground, false);
            product(ground, true);
            for (int round = 0; round < rounds; round++) {
                table.add(Control.NAME, Control.run(ground, seconds));
                Control.clear(ground);
                table.add("HTTP batches of 100, random ids, small table", product(ground, false));
                table.add("HTTP batches of 100, time-ordered ids, small table", product(ground, true));
            }
            table.note(String.format(
                    java.util.Locale.ROOT,
                    "what is derived (orders, figures) had caught up %.0f s after a timed case of %d s (median)",
                    Report.median(caughtUp),
                    seconds));
            table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
            if (rows > 0) {
                try (Connection c = ground.connect()) {
                    System.out.println("  filling to " + rows + " rows with random ids");
                    BenchSql.fill(c, source, rows, false);
                }
                for (int round = 0; round < rounds; round++) {
                    table.add("HTTP batches of 100, random ids, " + rows + " rows", product(ground, false));
                    table.add("HTTP batches of 100, time-ordered ids, " + rows + " rows", product(ground, true));
                }
                table.note(String.format(
                        java.util.Locale.ROOT,
                        "at %,d rows against the small table: random ids %.2f, time-ordered ids %.2f",
                        rows,
                        table.ratio(
                                "HTTP batches of 100, random ids, " + rows + " rows",
                                "HTTP batches of 100, random ids, small table"),
                        table.ratio(
                                "HTTP batches of 100, time-ordered ids, " + rows + " rows",
                                "HTTP batches of 100, time-ordered ids, small table")));
            }
            table.append(report, "Touchpoints in");
            ground.well();
        }
        return 0;
    }

    /** Everybody is met once before the clock starts. */
    static void people(Ground ground, int users) throws Exception {
        System.out.println("  meeting " + users + " people");
        try (RawHttp http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY))) {
            for (int from = 1; from <= users; from += 500) {
                StringBuilder b = new StringBuilder("{\"batch\":[");
                for (int user = from; user < Math.min(from + 500, users + 1); user++) {
                    b.append(user == from ? "" : ",").append(Payloads.event(user, Payloads.messageId(true)));
                }
                expect(http.post("/v1/batch", b.append("]}").toString().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private Loop.Result product(Ground ground, boolean timeOrdered) throws Exception {
        Loop.Result result = load(ground, timeOrdered);
        caughtUp.add(ground.catchUp());
        return result;
    }

    private Loop.Result load(Ground ground, boolean timeOrdered) throws Exception {
        return Loop.run(connections, Duration.ofSeconds(2), Duration.ofSeconds(seconds), () -> {
            RawHttp http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY));
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    expect(http.post(
                            "/v1/batch", Payloads.batch(100, users, timeOrdered).getBytes(StandardCharsets.UTF_8)));
                    return 100;
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
