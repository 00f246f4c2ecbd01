package heartstring.touchpoint.imports;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.ShippedMappings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports public data sets whole and counts them a second time, with another reader. Runs where their folder is named with
 * {@code -Dheartstring.datasets=DIR}; docs/imports.md says where to get them.
 */
@HouseTest
@EnabledIfSystemProperty(named = "heartstring.datasets", matches = ".+")
class PublicDataTest {

    private final Imports imports;
    private final JdbcClient jdbc;
    private final Path folder = Path.of(System.getProperty("heartstring.datasets", "."));

    PublicDataTest(Imports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
    }

    @Test
    void onlineRetailComesInWhole() throws Exception {
        Path file = folder.resolve("online-retail/online-retail.csv.gz");
        Set<String> sales = new HashSet<>();
        Set<String> returns = new HashSet<>();
        Set<String> customers = new HashSet<>();
        long[] sums = new long[6];
        each(file, cells -> {
            boolean back = cells.get(3).startsWith("-")
                    || cells.get(5).startsWith("-")
                    || cells.get(0).startsWith("C");
            long pieces = Math.abs(Long.parseLong(cells.get(3)));
            long minor = new BigDecimal(cells.get(5))
                    .abs()
                    .multiply(BigDecimal.valueOf(pieces))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            (back ? returns : sales).add(cells.get(0));
            if (!cells.get(6).isEmpty()) {
                customers.add(cells.get(6));
            }
            int at = back ? 3 : 0;
            sums[at]++;
            sums[at + 1] += pieces;
            sums[at + 2] += minor;
        });
        ImportRun run = run(file, List.of(), "online-retail");
        assertThat(run.counts().failed()).isZero();
        assertThat(run.counts().read()).isEqualTo(sums[0] + sums[3]);
        assertThat(run.tally().lines()).isEqualTo(sums[0]);
        assertThat(run.tally().quantity()).isEqualByComparingTo(BigDecimal.valueOf(sums[1]));
        assertThat(run.tally().soldMinor()).isEqualTo(Map.of("GBP", sums[2]));
        assertThat(run.tally().returnLines()).isEqualTo(sums[3]);
        assertThat(run.tally().quantityReturned()).isEqualByComparingTo(BigDecimal.valueOf(sums[4]));
        assertThat(run.tally().returnedMinor()).isEqualTo(Map.of("GBP", sums[5]));
        assertThat(run.tally().orders()).isEqualTo(sales.size());
        assertThat(run.tally().returns()).isEqualTo(returns.size());
        assertThat(kept(run, "Order Completed")).containsExactly((long) sales.size(), sums[0], sums[2]);
        assertThat(kept(run, "Order Refunded")).containsExactly((long) returns.size(), sums[3], sums[5]);
        assertThat(people(run)).isEqualTo(customers.size());
    }

    @Test
    void completeJourneyComesInWhole() throws Exception {
        Path file = folder.resolve("completejourney/transactions_sample.csv.gz");
        Set<String> baskets = new HashSet<>();
        Set<String> households = new HashSet<>();
        long[] sums = new long[3];
        each(file, cells -> {
            baskets.add(cells.get(2));
            households.add(cells.get(0));
            sums[0]++;
            sums[1] += Long.parseLong(cells.get(4));
            sums[2] += new BigDecimal(cells.get(5))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        });
        ImportRun run =
                run(file, List.of(folder.resolve("completejourney/products.csv.gz")), "completejourney-transactions");
        assertThat(run.counts().failed()).isZero();
        assertThat(run.tally().orders()).isEqualTo(baskets.size());
        assertThat(run.tally().lines()).isEqualTo(sums[0]);
        assertThat(run.tally().quantity()).isEqualByComparingTo(BigDecimal.valueOf(sums[1]));
        assertThat(run.tally().soldMinor()).isEqualTo(Map.of("USD", sums[2]));
        assertThat(kept(run, "Order Completed")).containsExactly((long) baskets.size(), sums[0], sums[2]);
        assertThat(people(run)).isEqualTo(households.size());
        ImportRun homes =
                run(folder.resolve("completejourney/demographics.csv"), List.of(), "completejourney-households");
        assertThat(homes.counts().failed()).isZero();
        assertThat(homes.counts().landed()).isEqualTo(homes.counts().read());
    }

    private ImportRun run(Path file, List<Path> seconds, String mappingName) throws Exception {
        Mapping mapping = ShippedMappings.find(mappingName).orElseThrow();
        Mapping own = mapping.from(mapping.source() + " " + UUID.randomUUID());
        List<Imports.Second> more = new ArrayList<>();
        for (Path second : seconds) {
            more.add(new Imports.Second(second.getFileName().toString(), Files.newInputStream(second)));
        }
        long id;
        try (InputStream in = Files.newInputStream(file)) {
            id = imports.bring(in, file.getFileName().toString(), more, own, new Imports.By("house", 0));
        }
        imports.start(id, own, Mode.UPSERT, "", false);
        while (imports.find(id).orElseThrow().status().isOpen()) {
            Thread.sleep(50);
        }
        ImportRun run = imports.find(id).orElseThrow();
        assertThat(run.fault()).isNull();
        Instant from = run.startedAt();
        Instant to = run.finishedAt();
        double seconds_ =
                from == null || to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
        System.out.printf(
                "%s: %,d rows, %,d touchpoints in %.1f s = %,.0f rows/s, %,.0f touchpoints/s%n",
                mappingName,
                run.counts().read(),
                run.counts().landed(),
                seconds_,
                run.counts().read() / seconds_,
                run.counts().landed() / seconds_);
        System.out.println(run.tally().json());
        return run;
    }

    /** How many, with how many lines, worth how much in minor units: from what was kept. */
    private List<Long> kept(ImportRun run, String name) {
        return jdbc.sql("""
                        select count(*), sum(jsonb_array_length(body #> '{properties,products}')),
                               sum(((body #>> '{properties,total}')::numeric * 100)::bigint)
                          from touchpoint.touchpoint where source_id = :source and name = :name""")
                .param("source", run.sourceId())
                .param("name", name)
                .query((rs, n) -> List.of(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .single();
    }

    private long people(ImportRun run) {
        return jdbc.sql("select count(*) from customer.profile where source_id = :source")
                .param("source", run.sourceId())
                .query(Long.class)
                .single();
    }

    /** Its own small reader of CSV, so that a fault of the product's does not count itself right. */
    private static void each(Path file, Consumer<List<String>> row) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = new ArrayList<>();
                StringBuilder cell = new StringBuilder();
                boolean quoted = false;
                for (char c : line.toCharArray()) {
                    if (c == '"') {
                        quoted = !quoted;
                    } else if (c == ',' && !quoted) {
                        cells.add(cell.toString());
                        cell.setLength(0);
                    } else {
                        cell.append(c);
                    }
                }
                cells.add(cell.toString());
                row.accept(cells);
            }
        }
    }
}
