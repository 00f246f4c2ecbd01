package heartstring.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is decided for customers, over HTTP, beside TPC-B: gifts at the till, all that a site has to know, segments, workflows. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Decisions at the till, the context of a customer, segments and workflows, beside a control.")
final class DecideBench implements Callable<Integer> {

    private static final Set<String> PARTS = Set.of("till", "context", "segments", "workflow", "all");

    @Option(
            names = "--part",
            defaultValue = "all",
            description = "till, context, segments, workflow or all (default: ${DEFAULT-VALUE}).")
    String part = "all";

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
            names = {"--people", "--customers"},
            defaultValue = "1000000",
            description = "Customers (default: ${DEFAULT-VALUE}).")
    long customers;

    @Option(
            names = "--orders",
            defaultValue = "3",
            description = "Orders of each, with five lines (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(names = "--products", defaultValue = "10000", description = "Products (default: ${DEFAULT-VALUE}).")
    int products;

    @Option(names = "--report", defaultValue = "docs/bench/decide.md", description = "Where the tables are appended.")
    Path report = Path.of("docs/bench/decide.md");

    @Option(names = "--work", description = "A folder for the data, filled the first time (default: a temporary one).")
    @Nullable
    Path work;

    @Spec
    picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!PARTS.contains(part)) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "--part is one of till, context, segments, workflow, all");
        }
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            int source = ground.source();
            fill(ground, source);
            ground.killProduct();
            ground.startProduct();
            TpcB.fill(ground);
            if (asked("till")) {
                new DecideTill(ground, customers, products, seconds, rounds).run(report, orders);
            }
            if (asked("context")) {
                new DecideContext(ground, customers, products, seconds, rounds).run(report);
            }
            if (asked("segments")) {
                new DecideSegments(ground, customers).run(report);
            }
            if (asked("workflow")) {
                new DecideWorkflow(ground, customers, rounds).run(report);
            }
            ground.well();
        }
        return 0;
    }

    private boolean asked(String one) {
        return part.equals(one) || part.equals("all");
    }

    private void fill(Ground ground, int source) throws SQLException, InterruptedException {
        try (Connection c = ground.connect()) {
            if (BenchSql.number(c, "select count(*) from decision.gift_programme") > 0) {
                long there = BenchSql.number(c, "select count(*) from customer.customer where id <= " + customers);
                if (there < customers) {
                    throw new IllegalStateException("The folder has " + there + " customers; name another");
                }
                return;
            }
            // What the house works out of nothing is done at once, and is fresh for some hours.
            while (GiftCrowdSql.isStudying(c)) {
                Thread.sleep(500);
            }
            System.out.printf(Locale.ROOT, "  filling %,d customers%n", customers);
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
            ContextCrowdSql.scores(c, customers, products);
            CrowdSql.settle(c);
        }
    }
}
