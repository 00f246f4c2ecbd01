package heartstring.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRulesTest {
    @TempDir
    Path folder;

    @Test
    void missingProgramsAreNamed() {
        assertThat(Binaries.resourceName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.resourceName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThatThrownBy(() -> Binaries.unpackInto(folder, "postgres-plan9-pdp11.txz"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("--database-url");
    }

    @Test
    void settingsScaleWithTheMachine() {
        long gib = 1L << 30;
        assertThat(ServerSettings.file(new ServerSettings.Machine(4 * gib, 20 * gib, 64L << 20)))
                .contains("shared_buffers = 1024MB", "dynamic_shared_memory_type = mmap", "max_wal_size = 1024MB");
        assertThat(ServerSettings.file(new ServerSettings.Machine(64 * gib, 500 * gib, 32 * gib)))
                .contains("shared_buffers = 3072MB", "dynamic_shared_memory_type = posix", "max_wal_size = 8192MB");
    }

    @Test
    void onlyTheNewestLogFilesAreKept() throws IOException {
        for (int i = 10; i < 30; i++) {
            Files.createFile(folder.resolve("postgresql-202601" + i + "-000000.log"));
        }
        LogFiles.tidy(folder);
        assertThat(LogFiles.newest(folder))
                .hasValueSatisfying(newest -> assertThat(newest).hasFileName("postgresql-20260129-000000.log"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(LogFiles.KEPT);
        }
    }

    @Test
    void pausesBeforeRestartsGrowToALimit() {
        assertThat(Stream.of(1, 2, 3, 4, 20).map(Watchdog::pauseBefore))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(10));
    }
}
