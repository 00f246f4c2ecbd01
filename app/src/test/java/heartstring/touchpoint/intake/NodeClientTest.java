package heartstring.touchpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Segment library for Node, as npm has it, unchanged. Needs {@code node} and {@code npm}. */
@HouseTest
class NodeClientTest {

    private static final Path LIBRARY = Path.of("target/node").toAbsolutePath();
    private static final Path SCRIPT = Path.of("src/test/node/send.mjs").toAbsolutePath();

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;

    NodeClientTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    private record Run(int code, String output) {}

    private static Run run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Run(process.isAlive() ? -1 : process.exitValue(), text);
    }

    private static boolean installed() {
        try {
            if (run(List.of("node", "--version"), Path.of(".")).code() != 0) {
                return false;
            }
            if (!Files.isDirectory(LIBRARY.resolve("node_modules/@segment/analytics-node"))) {
                Files.createDirectories(LIBRARY);
                Files.writeString(LIBRARY.resolve("package.json"), "{\"private\":true}");
                return run(
                                        List.of(
                                                "npm",
                                                "install",
                                                "--no-audit",
                                                "--no-fund",
                                                "--ignore-scripts",
                                                "@segment/analytics-node@3"),
                                        LIBRARY)
                                .code()
                        == 0;
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void theRealNodeClientLandsItsEvents() throws Exception {
        boolean ready = installed();
        if (!ready) {
            System.err.println(
                    "SKIPPED: the Segment library for Node cannot be installed here (node, npm or the network"
                            + " is missing); the Node client was not tested.");
        }
        assumeTrue(ready);
        Tracking tracking = new Tracking(house, sources);
        String x = UUID.randomUUID().toString().substring(0, 12);
        Run run = run(
                List.of(
                        "node",
                        SCRIPT.toString(),
                        LIBRARY.toString(),
                        house.at("").toString(),
                        tracking.writeKey,
                        x),
                LIBRARY);
        assertThat(run.output()).contains("\"errors\":[]");
        assertThat(run.code()).isZero();
        assertThat(jdbc.sql(
                                "select kind || ' ' || name from touchpoint.touchpoint where source_id = :id and name <> 'Tick'")
                        .param("id", tracking.source.id())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactlyInAnyOrder(
                        "page Home",
                        "identify identify",
                        "track Order Completed",
                        "screen Basket",
                        "group group",
                        "alias alias");
        assertThat(jdbc.sql("select count(*) from touchpoint.touchpoint where source_id = :id and name = 'Tick'")
                        .param("id", tracking.source.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
        assertThat(jdbc.sql("select name from customer.headline where email = :mail")
                        .param("mail", "node-" + x + "@example.org")
                        .query(String.class)
                        .list())
                .containsExactly("Noa 🍓 " + x);
    }
}
