package heartstring.story.computed;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.Imports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an import brought counts no more when it is taken back, and what others told still does. */
@HouseTest
class ComputedTakenBackTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Tasting tasting;
    private final Belts belts;
    private final Standings standings;
    private final Imports imports;
    private final JdbcClient jdbc;

    ComputedTakenBackTest(
            Computed computed, Filling filling, Belts belts, Standings standings, Imports imports, JdbcClient jdbc) {
        this.tasting = new Tasting(computed, filling);
        this.belts = belts;
        this.standings = standings;
        this.imports = imports;
        this.jdbc = jdbc;
    }

    @AfterEach
    void retireAll() {
        tasting.retireAll();
    }

    private long customer(String who) {
        return jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who""").param("who", who).query(Long.class).single();
    }

    @Test
    void whatIsTakenBackCountsNoMore() throws Exception {
        tasting.defineAll();
        tasting.filled();
        String file = """
                {"type":"identify","userId":"q#","timestamp":"2024-01-05T10:00:00Z","messageId":"i0#","traits":{"city":"Ulm"}}
                {"type":"track","userId":"q#","event":"%s","timestamp":"2024-01-06T10:00:00Z","messageId":"i1#","properties":{"amount":40,"item":"rice","parts":[{"tag":"x"}]}}
                """.formatted(tasting.event).replace("#", tasting.mark);
        ImportRun one = run(file);
        ImportRun two = run(file.replace("2024-01", "2024-02")
                .replace("\"i0", "\"j0")
                .replace("\"i1", "\"j1")
                .replace("rice", "corn"));
        Settled.settle(belts, standings);
        long q = customer("q" + tasting.mark);
        assertThat(tasting.held(q))
                .containsEntry("count", "2")
                .containsEntry("sum", "80")
                .containsEntry("first", "rice")
                .containsEntry("last", "corn");
        undo(one);
        assertThat(tasting.held(q))
                .containsEntry("count", "1")
                .containsEntry("sum", "40")
                .containsEntry("first", "corn")
                .containsEntry("most", "x");
        undo(two);
        assertThat(tasting.held(q)).isEmpty();
    }

    private ImportRun run(String content) throws InterruptedException {
        long id = imports.bring(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                tasting.mark + ".jsonl",
                List.of(),
                null,
                new Imports.By("house", 0));
        assertThat(imports.start(
                        id,
                        imports.find(id).orElseThrow().mapping().from("import " + tasting.mark),
                        Mode.UPSERT,
                        "",
                        false))
                .isTrue();
        return await(id);
    }

    private void undo(ImportRun run) throws InterruptedException {
        assertThat(imports.undo(run)).isTrue();
        ImportRun after = await(run.id());
        assertThat(after.status()).as(after.fault()).isEqualTo(ImportRun.Status.UNDONE);
    }

    private ImportRun await(long id) throws InterruptedException {
        Instant until = Instant.now().plus(LONGEST);
        while (imports.find(id).orElseThrow().status().isOpen()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(20);
        }
        return imports.find(id).orElseThrow();
    }
}
