package heartstring.story.polish;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.imports.Imports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept beside the touchpoints of an import goes with it, too. */
@HouseTest
class WordingsWithdrawnTest {

    private final Imports imports;
    private final Belts belts;
    private final PolishSql sql;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    WordingsWithdrawnTest(Imports imports, Belts belts, PolishSql sql, JdbcClient jdbc) {
        this.imports = imports;
        this.belts = belts;
        this.sql = sql;
        this.jdbc = jdbc;
    }

    @Test
    void wordingsOfTheStoryAndTheHierarchyOfCompaniesGoWithTheImport() throws Exception {
        String file = """
                {"type":"identify","userId":"u#","messageId":"1#","timestamp":"2024-03-01T10:00:00Z","traits":{"name":"Wilma #"}}
                {"type":"group","userId":"u#","groupId":"h#","messageId":"3#","timestamp":"2024-03-01T10:00:00Z","traits":{"name":"Mother #"}}
                """.replace("#", x);
        long id = imports.bring(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                x + ".ndjson",
                List.of(),
                null,
                new Imports.By("house", 0));
        var mapping = imports.find(id).orElseThrow().mapping().from("import " + x);
        assertThat(imports.start(id, mapping, Mode.UPSERT, "", false)).isTrue();
        ImportRun run = await(id);
        assertThat(run.status()).as(run.fault()).isEqualTo(Status.DONE);
        belts.drain();
        long wilma = profile("u" + x);
        long mother = profile("h" + x);
        jdbc.sql("""
                        insert into customer.company_parent (child_profile_id, parent_profile_id, since_at)
                        values (:child, :parent, now())""").param("child", wilma).param("parent", mother).update();
        byte[] digest = new byte[32];
        System.arraycopy(x.getBytes(StandardCharsets.UTF_8), 0, digest, 0, 12);
        long customer = jdbc.sql("select customer_id from customer.v_profile where id = :id")
                .param("id", wilma)
                .query(Long.class)
                .single();
        sql.keep(digest, customer, List.of("They are with us since 1 March."), Instant.now());
        assertThat(sql.find(digest)).isPresent();

        assertThat(imports.undo(run)).isTrue();
        ImportRun after = await(id);
        assertThat(after.status()).as(after.fault()).isEqualTo(Status.UNDONE);
        assertThat(sql.find(digest)).isEmpty();
        assertThat(jdbc.sql("select count(*) from customer.company_parent where child_profile_id = :child")
                        .param("child", wilma)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long profile(String value) {
        return jdbc.sql("select profile_id from customer.v_identifier where value = :value limit 1")
                .param("value", value)
                .query(Long.class)
                .single();
    }

    private ImportRun await(long id) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            ImportRun run = imports.find(id).orElseThrow();
            if (!run.status().isOpen()) {
                return run;
            }
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
