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
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The experience index of everybody at night, and of one customer after something new of them. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description =
                "The experience index of everybody, beside reading and writing the same rows; and of one after something new.")
final class IndexBench implements Callable<Integer> {

    private static final int LONGEST_MINUTES = 30;

    @Option(names = "--people", defaultValue = "1000000", description = "People (default: ${DEFAULT-VALUE}).")
    long people;

    @Option(names = "--orders", defaultValue = "10", description = "Orders of each (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(names = "--nights", defaultValue = "2", description = "Nights (default: ${DEFAULT-VALUE}).")
    int several;

    @Option(
            names = "--signals",
            defaultValue = "60",
            description = "Single orders after which one waits for the index (default: ${DEFAULT-VALUE}).")
    int signals;

    @Option(names = "--report", defaultValue = "docs/bench/index.md", description = "Where the figures are appended.")
    Path report = Path.of("docs/bench/index.md");

    @Option(names = "--work", description = "A folder for the data, filled the first time (default: a temporary one).")
    @Nullable
    Path work;

    /** One night: seconds to learn, to work everybody out, and to make figures of groups. */
    private record Night(double learnt, double walked, long customers, long moods) {}

    @Override
    public Integer call() throws Exception {
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            int source = ground.source();
            ground.stopProduct();
            try (Connection c = ground.connect()) {
                fill(c, source);
                double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
                double read = seconds(() -> ShoppersSql.scan(c));
                List<Night> nights = new ArrayList<>();
                for (int night = 0; night < several; night++) {
                    BenchSql.execute(c, "delete from experience.leaving_model");
                    BenchSql.execute(c, "delete from experience.mood_walk");
                    ground.startProduct();
                    nights.add(night(c));
                    if (night < several - 1) {
                        ground.stopProduct();
                    }
                }
                double written = seconds(() -> ShoppersSql.write(c));
                List<Double> waits = waits(ground, c);
                say(nights, read, written, waits, load, ground.residentMegabytes());
            }
            ground.well();
        }
        return 0;
    }

    private void fill(Connection c, int source) throws Exception {
        if (BenchSql.number(c, "select count(*) from customer.customer") >= people) {
            return;
        }
        System.out.printf("  filling %,d people with %d orders each%n", people, orders);
        BenchSql.execute(c, "set synchronous_commit = off");
        CrowdSql.people(c, source, people);
        ShoppersSql.fill(c, source, people, orders);
        BenchSql.execute(c, "set synchronous_commit = on");
    }

    private static double seconds(Callable<Long> work) throws Exception {
        long from = System.nanoTime();
        long rows = work.call();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(Locale.ROOT, "  %,d rows in %.1f s%n", rows, seconds);
        return seconds;
    }

    /** Waits until the product has worked everybody out by itself. */
    private static Night night(Connection c) throws Exception {
        Instant end = Instant.now().plus(LONGEST_MINUTES, ChronoUnit.MINUTES);
        while (BenchSql.number(c, "select count(*) from experience.mood_walk") == 0) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Nobody was worked out in " + LONGEST_MINUTES + " minutes");
            }
            Thread.sleep(500);
        }
        Night night = new Night(
                Double.parseDouble(BenchSql.text(c, """
                        select extract(epoch from w.began_at - m.learnt_at) from experience.mood_walk w
                          join experience.leaving_model m on m.id = w.model_id order by w.id desc limit 1""")),
                Double.parseDouble(
                        BenchSql.text(
                                c,
                                "select extract(epoch from ended_at - began_at) from experience.mood_walk order by id desc limit 1")),
                BenchSql.number(c, "select customers from experience.mood_walk order by id desc limit 1"),
                BenchSql.number(c, "select moods from experience.mood_walk order by id desc limit 1"));
        System.out.println("  " + night);
        return night;
    }

    /** Seconds from the moment at which an order was told until the index of its customer is a new one. */
    private List<Double> waits(Ground ground, Connection c) throws Exception {
        List<Double> waits = new ArrayList<>();
        try (RawHttp http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY))) {
            for (int i = 0; i < signals; i++) {
                long customer = 1 + (i * 7919L + 13) % people;
                String found =
                        "select coalesce(max(found_at)::text, '') from experience.mood where customer_id = " + customer;
                String before = BenchSql.text(c, found);
                long from = System.nanoTime();
                int status = http.post(
                        "/v1/track", """
                                {"type":"track","messageId":"%s","userId":"c-%d","event":"Order Completed","timestamp":"%s",
                                 "properties":{"order_id":"%s","total":31.5,"currency":"EUR"}}""".formatted(UUID.randomUUID(), customer, Instant.now(), UUID.randomUUID())
                                .getBytes(StandardCharsets.UTF_8));
                if (status != 200) {
                    throw new IllegalStateException("An order was answered with " + status);
                }
                while (BenchSql.text(c, found).equals(before)) {
                    Thread.sleep(5);
                }
                waits.add((System.nanoTime() - from) / 1e9);
            }
        }
        Collections.sort(waits);
        return waits;
    }

    private void say(List<Night> nights, double read, double written, List<Double> waits, double load, long megabytes)
            throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Index, %s%n%n%,d people with %d orders each, half of them with two ratings and a wait; %d processors, load at the start"
                        + " %.1f; product and PostgreSQL share them, 1 GB of heap, resident %,d MB.%n%n"
                        + "| | seconds | × control |%n|---|---:|---:|%n"
                        + "| control: the same rows read as they lie, and the indices written again by the database | %.1f + %.1f | 1.00 |%n",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                people,
                orders,
                Runtime.getRuntime().availableProcessors(),
                load,
                megabytes,
                read,
                written));
        for (int i = 0; i < nights.size(); i++) {
            Night night = nights.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "| night %d: %,d indices of %,d customers (aim ≤ 180 for a million) | %.1f | %.2f |%n| night %d: learning before | %.1f | |%n",
                    i + 1,
                    night.moods(),
                    night.customers(),
                    night.walked(),
                    night.walked() / (read + written),
                    i + 1,
                    night.learnt()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nAfter one new order the index of its customer is a new one within %.2f s in the middle, %.2f s for 95 of 100, %.2f s at"
                        + " most, of %d (aim ≤ 1).%n",
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 95 / 100),
                waits.getLast(),
                waits.size()));
        System.out.println(text);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
