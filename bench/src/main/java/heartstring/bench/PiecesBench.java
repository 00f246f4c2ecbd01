package heartstring.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pages of one customer of 200 pieces and 50,000 touchpoints, beside those of an ordinary one. */
@Command(
        name = "pieces",
        mixinStandardHelpOptions = true,
        description = "The pages of a customer of many pieces beside those of an ordinary one.")
final class PiecesBench implements Callable<Integer> {

    private static final int PIECES = 200;
    private static final int CUSTOMERS = 1_000;
    private static final int TOUCHPOINTS = 250_000;
    private static final int ORDINARY = 500;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Seconds of one timed case (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--report", defaultValue = "docs/bench/read.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/read.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        String control = "page of an ordinary customer";
        Report table = new Report(control);
        try (Ground ground = Ground.in(work, "512m")) {
            ground.startProduct();
            int source = ground.source();
            try (Connection c = ground.connect()) {
                CrowdSql.people(c, source, CUSTOMERS);
                CrowdSql.touchpoints(c, source, CUSTOMERS, TOUCHPOINTS);
                gather(c);
                CrowdSql.settle(c);
            }
            String key = "Bearer " + ReadBench.apiKey(ground, "customers:read");
            String session = "none\r\nCookie: " + Session.signIn(ground);
            table.add(control, run(ground, session, "/customers/" + ORDINARY));
            table.add("page of the customer of many pieces", run(ground, session, "/customers/1"));
            table.add("its timeline, one kind alone", run(ground, session, "/customers/1?kind=browsing"));
            table.add("its pieces", run(ground, session, "/customers/1/pieces"));
            table.add("its story of 50 by API", run(ground, key, "/api/customers/1/story?limit=50"));
            table.note(PIECES + " pieces with " + PIECES * TOUCHPOINTS / CUSTOMERS
                    + " touchpoints against one piece with " + TOUCHPOINTS / CUSTOMERS
                    + "; one connection at a time");
            table.append(report, "A customer of many pieces");
            ground.well();
        }
        return 0;
    }

    private Loop.Result run(Ground ground, String authorization, String path) throws Exception {
        return Loop.run(
                1,
                Duration.ofSeconds(3),
                Duration.ofSeconds(seconds),
                () -> ReadBench.caller(new RawHttp(ground.port(), authorization), () -> path));
    }

    /** Makes one customer of the first many, as merges would have left it. */
    private static void gather(Connection c) throws SQLException {
        BenchSql.execute(c, "update customer.profile set customer_id = 1 where id <= " + PIECES);
        BenchSql.execute(c, "delete from customer.headline where customer_id between 2 and " + PIECES);
        BenchSql.execute(c, "update customer.headline set profiles = " + PIECES + " where customer_id = 1");
        BenchSql.execute(c, "delete from story.standing where customer_id between 2 and " + PIECES);
    }
}
