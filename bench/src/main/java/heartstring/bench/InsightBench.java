package heartstring.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The studies of a night over all customers of a grocer, one customer after a new order, and the pages and lists of insight. */
@Command(
        name = "insight",
        mixinStandardHelpOptions = true,
        description =
                "A night's studies of everybody (value, who comes back, what goes together, what is due), beside reading and writing"
                        + " the same rows; one customer after a new order; the pages of insight.")
final class InsightBench implements Callable<Integer> {

    /** So much is left for orders and pages after the studies. */
    private static final long AFTERWARDS_SECONDS = 150;

    private static final String VALUE = "customer-value";
    private static final long NEWEST_RECEIPTS = 3_000_000;

    @Option(names = "--people", defaultValue = "1000000", description = "People (default: ${DEFAULT-VALUE}).")
    long people;

    @Option(names = "--lines", defaultValue = "8", description = "Lines of an order (default: ${DEFAULT-VALUE}).")
    int lines;

    @Option(
            names = "--lines-in-all",
            defaultValue = "32000000",
            description =
                    "Only the newest orders have lines, so many in all; they take 130 bytes each with their indexes"
                            + " (default: ${DEFAULT-VALUE}).")
    long linesInAll;

    @Option(
            names = "--studies",
            split = ",",
            defaultValue = "customer-value,returning,what-goes-together,next-basket,drivers,segments",
            description = "Which studies, in their order (default: ${DEFAULT-VALUE}).")
    List<String> studies = List.of();

    @Option(
            names = "--signals",
            defaultValue = "60",
            description = "Single orders after which one waits for traits and cadence (default: ${DEFAULT-VALUE}).")
    int signals;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Seconds of one timed page (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--minutes",
            defaultValue = "14",
            description = "Studies that have not ended by then are told as such (default: ${DEFAULT-VALUE}).")
    int minutes;

    @Option(names = "--heap", defaultValue = "4g", description = "Heap of the product (default: ${DEFAULT-VALUE}).")
    String heap = "4g";

    @Option(names = "--report", defaultValue = "docs/bench/insight.md", description = "Where the figures are appended.")
    Path report = Path.of("docs/bench/insight.md");

    @Option(names = "--work", description = "A folder for the data, filled the first time (default: a temporary one).")
    @Nullable
    Path work;

    private final long begin = System.nanoTime();

    /** Seconds that the database takes for the same rows. */
    private record Controls(double orders, double receipts, double lines, double values, double due) {}

    @Override
    public Integer call() throws Exception {
        try (Ground ground = Ground.in(work, heap)) {
            ground.startProduct();
            int source = ground.source();
            ground.stopProduct();
            try (Connection c = ground.connect();
                    Connection holding = ground.connect()) {
                fill(c, source);
                List<Long> segments = prepare(c, holding);
                double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
                double orders = seconds("orders read", () -> GrocersSql.scanOrders(c));
                double receipts = seconds("newest lines read", () -> GrocersSql.scanLines(c, NEWEST_RECEIPTS));
                double all = seconds("all lines read", () -> GrocersSql.scanLines(c, Long.MAX_VALUE / 2));
                ground.startProduct();
                List<StudyNight.Told> told = studies(ground, c);
                double values = seconds("values written", () -> GrocersSql.write(c, "insight.customer_value"));
                double due = seconds("what is due written", () -> GrocersSql.write(c, "insight.next_due"));
                say(c, told, new Controls(orders, receipts, all, values, due), load, ground.residentMegabytes());
                append(waits(ground, c));
                InsightPages.measure(ground, c, segments, people, seconds, report);
            }
            System.out.printf(Locale.ROOT, "  all of it took %.1f minutes%n", (System.nanoTime() - begin) / 60e9);
            ground.well();
        }
        return 0;
    }

    private void fill(Connection c, int source) throws Exception {
        if (BenchSql.number(c, "select count(*) from story.standing") >= people) {
            return;
        }
        System.out.printf("  filling %,d people with %d orders each%n", people, GrocersSql.ORDERS);
        BenchSql.execute(c, "set synchronous_commit = off");
        CrowdSql.people(c, source, people);
        System.out.printf(Locale.ROOT, "  people are there after %.0f s%n", (System.nanoTime() - begin) / 1e9);
        GrocersSql.fill(c, source, people, lines, linesInAll);
        BenchSql.execute(c, "set synchronous_commit = on");
        System.out.printf(Locale.ROOT, "  filled after %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    /**
     * Whatever else happens at night is kept away, for it has measures of its own: the search for duplicates counts as done, and somebody
     * else seems to be at the experience index. A trait is kept up to date from now on.
     */
    private List<Long> prepare(Connection c, Connection holding) throws Exception {
        BenchSql.execute(c, "delete from insight.run");
        StudyNight.shut(c);
        BenchSql.execute(
                c, "update platform.scheduled_tasks set execution_time = now() where task_name = 'ask-for-studies'");
        BenchSql.execute(
                c,
                "insert into customer.duplicate_run (stage, finished_at) select 'done', now() where not exists"
                        + " (select from customer.duplicate_run where finished_at is null)");
        BenchSql.execute(holding, "select pg_advisory_lock(7305, 7)");
        BenchSql.execute(c, """
                insert into story.computed (key, name, definition, made_at, filled_at) values ('orders-so-far', 'Orders so far',
                  '{"kind": "COUNT", "event": "Order Completed", "type": "", "channel": "", "property": "", "reads": "TEXT", "where": [],
                    "days": 0, "zone": "UTC", "currency": "EUR"}', now(), now()) on conflict do nothing""");
        return studies.contains("segments") ? GrocersSql.segments(c) : List.of();
    }

    private static double seconds(String what, Callable<Long> work) throws Exception {
        long from = System.nanoTime();
        long rows = work.call();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(Locale.ROOT, "  %s: %,d rows in %.1f s%n", what, rows, seconds);
        return seconds;
    }

    /** All of them once, and the value of customers once more as every night after the first, if there is time. */
    private List<StudyNight.Told> studies(Ground ground, Connection c) throws Exception {
        long end = begin + (minutes * 60L - AFTERWARDS_SECONDS) * 1_000_000_000L;
        try (HeapWatch watch = new HeapWatch(ground.productPid())) {
            StudyNight night = new StudyNight(c, ground, watch, end);
            night.open(studies);
            List<StudyNight.Told> told = new ArrayList<>(night.watch());
            if (studies.contains(VALUE) && System.nanoTime() < end) {
                StudyNight again = new StudyNight(c, ground, watch, end);
                try (RawHttp http = new RawHttp(
                        ground.port(), "Bearer " + ReadBench.apiKey(ground, "insight:read", "insight:write"))) {
                    http.post("/api/insight/studies/" + VALUE + "/runs", new byte[0]);
                }
                told.addAll(again.watch());
            }
            return told;
        }
    }

    private static double control(Controls controls, StudyNight.Told told) {
        return Map.of(
                        VALUE,
                        controls.orders() + controls.values(),
                        "returning",
                        controls.orders(),
                        "what-goes-together",
                        controls.receipts(),
                        "next-basket",
                        controls.lines() + controls.due())
                .getOrDefault(told.study(), 0.0);
    }

    private void say(Connection c, List<StudyNight.Told> told, Controls controls, double load, long megabytes)
            throws Exception {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Insight, %s%n%n%,d people, %,d orders over eighteen months, %,d lines in the newest of them, %,d products; %,d MB of disk;"
                        + " %d processors, load at the start %.1f; product and PostgreSQL share them, %s of heap, resident %,d MB.%n%n"
                        + "| study | seconds | × control | processor seconds, product + database | MB of heap left by a collection, at most"
                        + " | MB of heap used, at most |%n|---|---:|---:|---:|---:|---:|%n",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                people,
                BenchSql.number(c, "select count(*) from commerce.orders"),
                BenchSql.number(c, "select count(*) from commerce.order_line"),
                GrocersSql.PRODUCTS,
                BenchSql.number(c, "select pg_database_size(current_database())") >> 20,
                Runtime.getRuntime().availableProcessors(),
                load,
                heap,
                megabytes));
        text.append(StudyNight.lines(told, one -> control(controls, one)));
        text.append(String.format(
                Locale.ROOT,
                "| control: orders read as they lie | %.1f | 1.00 | | | |%n| control: lines of the newest %,d orders read as they lie | %.1f |"
                        + " 1.00 | | | |%n| control: all lines read as they lie | %.1f | 1.00 | | | |%n| control: values written again by the"
                        + " database | %.1f | 1.00 | | | |%n| control: what is due written again by the database | %.1f | 1.00 | | | |%n%n",
                controls.orders(),
                NEWEST_RECEIPTS,
                controls.receipts(),
                controls.lines(),
                controls.values(),
                controls.due()));
        for (StudyNight.Told one : told) {
            text.append("- ")
                    .append(one.study())
                    .append(": ")
                    .append(one.says())
                    .append('\n');
        }
        append(text.toString());
    }

    /** What one waits for after an order was told, from the moment at which it was sent. */
    private String waits(Ground ground, Connection c) throws Exception {
        List<Double> traits = new ArrayList<>();
        List<Double> cadences = new ArrayList<>();
        try (RawHttp http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY))) {
            for (int i = 0; i < signals; i++) {
                long customer = 1 + (i * 7919L + 13) % people;
                String trait =
                        "select coalesce(sum(times), 0)::text from story.computed_part where profile_id = " + customer;
                String cadence =
                        "select coalesce(max(found_at)::text, '') from insight.customer_value where customer_id = "
                                + customer;
                String traitBefore = BenchSql.text(c, trait);
                String cadenceBefore = BenchSql.text(c, cadence);
                long from = System.nanoTime();
                order(http, customer);
                double traitAfter = 0;
                double cadenceAfter = 0;
                while ((traitAfter == 0 || cadenceAfter == 0) && System.nanoTime() - from < 30_000_000_000L) {
                    if (traitAfter == 0 && !BenchSql.text(c, trait).equals(traitBefore)) {
                        traitAfter = (System.nanoTime() - from) / 1e9;
                    }
                    if (cadenceAfter == 0 && !BenchSql.text(c, cadence).equals(cadenceBefore)) {
                        cadenceAfter = (System.nanoTime() - from) / 1e9;
                    }
                    Thread.sleep(5);
                }
                traits.add(traitAfter == 0 ? 30.0 : traitAfter);
                cadences.add(cadenceAfter == 0 ? 30.0 : cadenceAfter);
            }
        }
        return "\nAfter one new order, of " + signals
                + ", one at a time (aim ≤ 1 s): a computed property of its customer " + sum(traits)
                + "; their habit and worth " + sum(cadences) + ".\n";
    }

    private static void order(RawHttp http, long customer) throws IOException {
        int status = http.post("/v1/track", """
                        {"type":"track","messageId":"%s","userId":"c-%d","event":"Order Completed","timestamp":"%s",
                         "properties":{"order_id":"%s","total":31.5,"currency":"EUR","products":[{"product_id":"p-%d","quantity":1,"price":2.5}]}}""".formatted(
                        UUID.randomUUID(),
                        customer,
                        Instant.now(),
                        UUID.randomUUID(),
                        1 + customer % GrocersSql.PRODUCTS)
                .getBytes(StandardCharsets.UTF_8));
        if (status != 200) {
            throw new IllegalStateException("An order was answered with " + status);
        }
    }

    private static String sum(List<Double> waits) {
        Collections.sort(waits);
        return String.format(
                Locale.ROOT,
                "within %.2f s in the middle, %.2f s for 95 of 100, %.2f s at most",
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 95 / 100),
                waits.getLast());
    }

    private void append(String text) throws IOException {
        System.out.println(text);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
