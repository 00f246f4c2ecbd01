package heartstring.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's log files, of which only the newest few are kept. */
final class LogFiles {
    /** At 8 MB a file, the most that the logs of one data folder take is about 64 MB. */
    static final int KEPT = 8;

    private LogFiles() {}

    /** Deletes all but the newest {@link #KEPT}. */
    static void tidy(Path folder) throws IOException {
        List<Path> files = newestFirst(folder);
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    static Optional<Path> newest(Path folder) throws IOException {
        return newestFirst(folder).stream().findFirst();
    }

    /** Their names hold the time at which they were opened, so they sort by name. */
    private static List<Path> newestFirst(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
