package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How {@code serve} writes its log, in a process of its own: what a process logs is settled once. */
class ServeTest {

    @TempDir
    Path folder;

    /** As little of a house as can be served. */
    static class Shed {
        @Bean
        TomcatServletWebServerFactory web() {
            return new TomcatServletWebServerFactory(0);
        }
    }

    /** The process under test. */
    public static void main(String[] args) {
        int exit = Commands.run(Shed.class, args);
        System.exit(exit == Commands.KEEPS_RUNNING ? 0 : exit);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ,      ,      json
            json,  ,      json
            plain, ,      plain
            ,      plain, plain
            json,  plain, json
            """)
    void logsAsToldByOptionThenEnvironmentAndJsonWithoutATerminal(String option, String environment, String expected)
            throws Exception {
        List<String> lines = serve(0, TestDatabase.commandUrl(), option, environment);
        assertThat(lines).isNotEmpty();
        if (expected.equals("json")) {
            assertThat(lines).allSatisfy(ServeTest::isJson);
        } else {
            assertThat(lines).noneMatch(line -> line.startsWith("{")).anyMatch(line -> line.contains(" INFO "));
        }
    }

    @Test
    void theDatabaseThatComesAlongSpeaksTheSameWay() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(serve(0, "", "json", null))
                .anyMatch(line -> line.contains("PostgreSQL started on port"))
                .allSatisfy(ServeTest::isJson);
    }

    private static void isJson(String line) {
        JsonNode entry = JsonMapper.shared().readTree(line);
        assertThat(entry.path("ecs").path("version").asString("")).isNotEmpty();
        assertThat(entry.path("log").path("level").asString("")).isNotEmpty();
        assertThat(entry.path("message").asString("")).isNotEmpty();
        assertThat(entry.path("process").path("pid").asLong(0)).isPositive();
        assertThat(entry.path("service").path("name").asString()).isEqualTo("heartstring");
    }

    @Test
    void anotherWordIsWrongUsage() throws Exception {
        assertThat(serve(2, TestDatabase.commandUrl(), "xml", null).getFirst())
                .isEqualTo("--log is plain or json, not xml");
    }

    private List<String> serve(int exit, String database, String option, String environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServeTest.class.getName(),
                "serve",
                "--port=0",
                "--data=" + folder,
                "--database-url=" + database));
        if (option != null) {
            command.add("--log=" + option);
        }
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        Map<String, String> variables = builder.environment();
        variables.remove("HEARTSTRING_LOG");
        if (environment != null) {
            variables.put("HEARTSTRING_LOG", environment);
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(exit);
        return text.lines().toList();
    }
}
