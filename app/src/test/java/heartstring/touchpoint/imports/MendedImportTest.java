package heartstring.touchpoint.imports;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.mappings.Mapping;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A large file of which some rows are wrong: exact counts, a file of the wrong ones that can be mended, a stop half-way. */
@HouseTest
class MendedImportTest {

    private static final int ROWS = Boolean.getBoolean("heartstring.prove") ? 100_000 : 12_000;
    private static final int WRONG = 3 * ROWS / 100;
    private static final Imports.By NOBODY = new Imports.By("house", 0);

    private final Imports imports;
    private final JdbcClient jdbc;
    private final String fresh = UUID.randomUUID().toString().substring(0, 8);

    MendedImportTest(Imports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
    }

    /** Of a hundred rows three are wrong, each in a way of its own. */
    private String row(int i) {
        String mail = fresh + "-" + i + "@mend.example";
        return switch (i % 100) {
            case 13 -> fresh + "-" + i + " at mend.example,Person " + i + ",Ulm";
            case 47 -> mail + ",Person " + i;
            case 81 -> ",Person " + i + ",Ulm";
            default -> mail + ",\"Person, " + i + "\",Ulm";
        };
    }

    @Test
    void exactlyTheWrongRowsComeBackWithReasonsAndOnceMendedGoIn() throws Exception {
        StringBuilder csv = new StringBuilder("email,name,city\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(row(i)).append('\n');
        }
        long begun = System.nanoTime();
        ImportRun run = await(start(bring(csv.toString(), null)));
        System.out.printf(
                "import of %,d rows, 3 %% of them wrong: %d ms%n", ROWS, (System.nanoTime() - begun) / 1_000_000);
        assertThat(run.status()).isEqualTo(Status.DONE);
        assertThat(run.counts().read()).isEqualTo(ROWS);
        assertThat(run.counts().failed()).isEqualTo(WRONG);
        assertThat(run.counts().landed()).isEqualTo(ROWS - WRONG);
        assertThat(people()).isEqualTo(ROWS - WRONG);

        List<String> errors = Files.readAllLines(Objects.requireNonNull(imports.errors(run)));
        assertThat(errors.getFirst()).isEqualTo("email,name,city,error,line");
        List<String> rows = errors.subList(1, errors.size());
        assertThat(rows).hasSize(WRONG);
        for (String row : rows) {
            int line = Integer.parseInt(row.substring(row.lastIndexOf(',') + 1));
            int i = line - 2;
            assertThat(row)
                    .contains("Person " + i)
                    .contains(
                            switch (i % 100) {
                                case 13 -> "cannot be used as email";
                                case 47 -> "has 2 columns, the file has 3";
                                case 81 -> "says nobody";
                                default -> "no such row is wrong";
                            });
        }
        mended(run, errors);
    }

    private void mended(ImportRun run, List<String> errors) throws Exception {
        String mended = errors.stream()
                .map(row -> row.replaceFirst("^(\\w+-\\d+) at ", "$1@"))
                .map(row -> row.startsWith(",")
                        ? fresh + "-" + row.replaceFirst("^,Person (\\d+),.*$", "$1") + "@mend.example" + row
                        : row)
                .collect(Collectors.joining("\n"));
        ImportRun again = await(start(bring(mended, run.mapping())));
        assertThat(again.counts().failed()).isZero();
        assertThat(again.counts().landed()).isEqualTo(WRONG);
        assertThat(people()).isEqualTo(ROWS);
    }

    @Test
    void oneCancelledHalfWayIsTakenUpAgainWithoutDoubles() throws Exception {
        StringBuilder csv = new StringBuilder("email,name,city\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(row(i)).append('\n');
        }
        long id = start(bring(csv.toString(), null));
        while (find(id).counts().landed() < 2_000) {
            Thread.sleep(5);
        }
        assertThat(imports.cancel(id)).isTrue();
        ImportRun half = await(id);
        assertThat(half.status()).isEqualTo(Status.CANCELLED);
        assertThat(half.counts().landed()).isBetween(2_000L, (long) ROWS - WRONG - 1);
        assertThat(imports.again(id)).isTrue();
        ImportRun whole = await(start(id));
        assertThat(whole.status()).isEqualTo(Status.DONE);
        assertThat(whole.counts().landed() + whole.counts().known()).isEqualTo(ROWS - WRONG);
        assertThat(whole.counts().failed()).isEqualTo(WRONG);
        assertThat(people()).isEqualTo(ROWS - WRONG);
        assertThat(touchpoints(whole)).isEqualTo(ROWS - WRONG);
        assertThat(Files.readAllLines(Objects.requireNonNull(imports.errors(whole))))
                .hasSize(WRONG + 1);
    }

    private long bring(String csv, @org.jspecify.annotations.Nullable Mapping mapping) {
        return imports.bring(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                fresh + ".csv",
                List.of(),
                mapping,
                NOBODY);
    }

    private long start(long id) {
        Mapping mapping = find(id).mapping().from("import " + fresh);
        assertThat(imports.start(id, mapping, Mode.UPSERT, "", false)).isTrue();
        return id;
    }

    private ImportRun find(long id) {
        return imports.find(id).orElseThrow();
    }

    private ImportRun await(long id) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (find(id).status().isOpen()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        return find(id);
    }

    private long people() {
        return jdbc.sql("select count(*) from customer.identifier where kind = 'email' and value like :like")
                .param("like", fresh + "-%@mend.example")
                .query(Long.class)
                .single();
    }

    private long touchpoints(ImportRun run) {
        return jdbc.sql("select count(*) from touchpoint.touchpoint where source_id = :s")
                .param("s", run.sourceId())
                .query(Long.class)
                .single();
    }
}
