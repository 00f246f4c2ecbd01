package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Heartstring;
import heartstring.platform.backup.Migrations;
import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.platform.embedded.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupCommandsTest {
    @TempDir
    Path folder;

    @Test
    void aRunningHouseIsBackedUpAndMovesIntoAnotherFolder() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("backup.zip");
        List<String> tables;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, EmbeddedPostgres.Options.DEFAULT)) {
            PGSimpleDataSource database =
                    WriteBackup.dataSource(new Visit(server.jdbcUrl(), server.user(), server.password(), () -> {}));
            new Migrations(database).toNewest();
            tables = rows(database);
            assertThat(run("backup", file.toString(), "--data", data.toString()))
                    .as("in use by this very process")
                    .isZero();
            assertThat(run("restore", file.toString(), "--data", data.toString()))
                    .as("a running house is not overwritten")
                    .isEqualTo(1);
        }
        assertThat(run(
                        "backup",
                        file.toString(),
                        "--data",
                        folder.resolve("none").toString()))
                .isEqualTo(1);

        Path moved = folder.resolve("moved");
        Process copied = new ProcessBuilder(Stream.concat(Stream.of("cp", "-a"), Stream.of(programs(data), home(moved)))
                        .toList())
                .inheritIO()
                .start();
        assertThat(copied.waitFor()).isZero();
        assertThat(run("restore", file.toString(), "--data", moved.toString())).isZero();
        assertThat(run("restore", file.toString(), "--data", moved.toString()))
                .as("not empty any more")
                .isEqualTo(1);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(moved, EmbeddedPostgres.Options.DEFAULT)) {
            PGSimpleDataSource database =
                    WriteBackup.dataSource(new Visit(server.jdbcUrl(), server.user(), server.password(), () -> {}));
            assertThat(rows(database)).isEqualTo(tables);
        }
    }

    private static int run(String... arguments) {
        return Commands.run(Heartstring.class, arguments);
    }

    /** Unpacked already, which saves the test some seconds. */
    private static String programs(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("postgres"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    private static String home(Path data) throws IOException {
        return Files.createDirectories(data.resolve("postgres")).toString();
    }

    private static List<String> rows(PGSimpleDataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        return sql.sql(
                        "SELECT version || ' ' || script FROM platform.flyway_schema_history WHERE type = 'SQL' ORDER BY 1")
                .query(String.class)
                .list();
    }
}
