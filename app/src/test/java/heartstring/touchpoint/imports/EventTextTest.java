package heartstring.touchpoint.imports;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.touchpoint.imports.ImportRun.Mode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events are kept as the file has them, which need not be the text that they would be written as. */
@HouseTest
class EventTextTest {

    private final Imports imports;
    private final JdbcClient jdbc;
    private final String fresh = UUID.randomUUID().toString();

    EventTextTest(Imports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
    }

    @Test
    void eventsAreKeptAsTheyStandInTheFileButForWhatIsNobodysBusiness() throws Exception {
        String events = """
                { "type":"track", "event":"Kept", "userId":"%1$s-k", "messageId":"%1$s-1", "properties":{"n":1.50} }
                {"type":"track","event":"Kept","userId":"%1$s-k","messageId":"%1$s-2","writeKey":"w","properties":{"n":2}}
                {"type":"track","event":"Kept","userId":"%1$s-k","messageId":"%1$s-3","properties":{"n":3e2,"t":"\\u0000"}}
                {"type":"track","event":"Kept","userId":"%1$s-k","messageId":"%1$s-4","properties":{"n":4}} and more
                {"type":"track","event":"Kept","userId":"%1$s-k","properties":{"n":5}}
                """.formatted(fresh);
        ImportRun landed = run(events);
        assertThat(landed.counts().landed()).isEqualTo(4);
        assertThat(landed.counts().failed()).isEqualTo(1);
        assertThat(jdbc.sql("""
                                select (body -> 'properties' ->> 'n') || coalesce(body ->> 'writeKey', '')
                                       || case when body ->> 'messageId' is null then ' without an id' else '' end
                                  from touchpoint.touchpoint where source_id = :source and body ->> 'userId' = :user order by id""")
                        .param("source", landed.sourceId())
                        .param("user", fresh + "-k")
                        .query(String.class)
                        .list())
                .containsExactly("1.50", "2", "300.0", "5");
    }

    private ImportRun run(String events) throws InterruptedException {
        long id = imports.bring(
                new ByteArrayInputStream(events.getBytes(StandardCharsets.UTF_8)),
                fresh + ".ndjson",
                List.of(),
                null,
                new Imports.By("house", 0));
        assertThat(imports.start(id, imports.find(id).orElseThrow().mapping(), Mode.UPSERT, "", false))
                .isTrue();
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (imports.find(id).orElseThrow().status().isOpen()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        return imports.find(id).orElseThrow();
    }
}
