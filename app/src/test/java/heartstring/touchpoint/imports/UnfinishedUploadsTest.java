package heartstring.touchpoint.imports;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.withdrawals.Withdrawals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/** What a server that was killed in the middle of an upload has left in the data folder goes, and nothing else does. */
@HouseTest
class UnfinishedUploadsTest {

    private static final Duration LONG_AGO = Duration.ofHours(30);

    private final ImportsSql sql;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Withdrawals withdrawals;
    private final Path imports;

    UnfinishedUploadsTest(
            ImportsSql sql,
            ImportFiles files,
            ImportRunner runner,
            Withdrawals withdrawals,
            @Value("${heartstring.data}") String data) {
        this.sql = sql;
        this.files = files;
        this.runner = runner;
        this.withdrawals = withdrawals;
        this.imports = Path.of(data).resolve("imports");
    }

    @Test
    void aServerTidiesThemWhenItStartsBesideAnother() throws Exception {
        Path left = upload(imports, LONG_AGO, LONG_AGO);
        Path going = upload(imports, LONG_AGO, Duration.ofSeconds(1));
        Path begun = upload(imports, Duration.ZERO, Duration.ZERO);
        ImportWorker another = new ImportWorker(sql, files, runner, withdrawals);
        another.start();
        try {
            Instant until = Instant.now().plusSeconds(20);
            while (Files.exists(left)) {
                assertThat(Instant.now()).isBefore(until);
                Thread.sleep(20);
            }
        } finally {
            another.stop();
        }
        assertThat(going).isNotEmptyDirectory();
        assertThat(begun).isNotEmptyDirectory();
        files.dropFolder(going);
        files.dropFolder(begun);
    }

    @Test
    void theyDoNotBlockImportsForEver(@TempDir Path data) throws Exception {
        ImportFiles own = new ImportFiles(data.toString());
        own.dropUnfinished(Instant.now());
        Path folder = data.resolve("imports");
        for (int i = 0; i < ImportFiles.MOST_FOLDERS; i++) {
            upload(folder, LONG_AGO, LONG_AGO);
        }
        Path settled = Files.createDirectories(folder.resolve("7"));
        Files.setLastModifiedTime(settled, FileTime.from(Instant.now().minus(LONG_AGO)));
        own.dropUnfinished(Instant.now().minus(ImportFiles.UNFINISHED));
        assertThat(own.take(new ByteArrayInputStream(new byte[10]))).isNotEmptyDirectory();
        assertThat(settled).exists();
    }

    /** An upload whose folder and file were touched so long ago. */
    private static Path upload(Path imports, Duration folderAge, Duration fileAge) throws IOException {
        Path folder = Files.createDirectories(imports.resolve("new-" + UUID.randomUUID()));
        Path file = Files.writeString(folder.resolve("file"), "email\n");
        Instant now = Instant.now();
        Files.setLastModifiedTime(file, FileTime.from(now.minus(fileAge)));
        Files.setLastModifiedTime(folder, FileTime.from(now.minus(folderAge)));
        return folder;
    }
}
