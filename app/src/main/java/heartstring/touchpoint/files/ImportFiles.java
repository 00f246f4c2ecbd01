package heartstring.touchpoint.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files of imports in the data folder: one folder for each run, deleted when they are no longer needed. */
@Component
public class ImportFiles {

    /** The largest file, as it is brought, in bytes. */
    public static final long MOST_BYTES = 512L << 20;
    /** The most runs that keep files at the same time. */
    public static final int MOST_FOLDERS = 100;
    /** Files are kept for so many days. */
    public static final int DAYS = 7;
    /** An upload that nobody has added to for so long has no server any more. */
    public static final Duration UNFINISHED = Duration.ofDays(1);

    public static final String NO_ROOM =
            "There is no room left on the server's disk, so the file was not kept. Make room and bring it again.";

    private static final String NEW = "new-";

    private final Path root;
    private volatile @Nullable UUID home;

    public ImportFiles(@Value("${heartstring.data}") String data) {
        this.root = Path.of(data).resolve("imports");
    }

    /** The identity of this data folder; servers that share it can carry out each other's imports. */
    public UUID home() {
        UUID known = home;
        if (known != null) {
            return known;
        }
        try {
            Files.createDirectories(root);
            Path file = root.resolve("home");
            if (!Files.exists(file)) {
                try {
                    Files.writeString(file, UUID.randomUUID().toString(), java.nio.file.StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException e) {
                    // Another server was faster; its word holds.
                    return UUID.fromString(Files.readString(file).strip());
                }
            }
            UUID read = UUID.fromString(Files.readString(file).strip());
            home = read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be written: " + root, e);
        }
    }

    /** Keeps what is brought in a folder without a number yet. */
    public Path take(InputStream in) throws IOException {
        if (folders() >= MOST_FOLDERS) {
            throw new UnreadableFile("There are files of " + MOST_FOLDERS + " imports already. They go after " + DAYS
                    + " days; delete some imports first.");
        }
        Path folder = Files.createDirectories(root.resolve(NEW + UUID.randomUUID()));
        try {
            write(in, folder.resolve("file"));
            return folder;
        } catch (IOException | RuntimeException e) {
            dropFolder(folder);
            throw e;
        }
    }

    /** Whether the disk is full. */
    public static boolean isNoRoom(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space left on device");
    }

    /** Keeps a second file beside the first. */
    public void takeSecond(Path folder, String name, InputStream in) throws IOException {
        write(in, folder.resolve("second-" + safe(name)));
    }

    public Path settle(Path folder, long id) throws IOException {
        return Files.move(folder, root.resolve(String.valueOf(id)));
    }

    /** Everything of a run. */
    public Path folder(long id) {
        return root.resolve(String.valueOf(id));
    }

    public Path file(long id) {
        return root.resolve(String.valueOf(id)).resolve("file");
    }

    public @Nullable Path second(long id, String name) {
        Path path = root.resolve(String.valueOf(id)).resolve("second-" + safe(name));
        return Files.exists(path) ? path : null;
    }

    public Path errors(long id) {
        return root.resolve(String.valueOf(id)).resolve("errors.csv");
    }

    public Path work(long id) {
        return root.resolve(String.valueOf(id)).resolve("work");
    }

    /** Deletes the file itself; the error file stays until {@link #drop}. */
    public void dropFile(long id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void drop(long id) {
        dropFolder(root.resolve(String.valueOf(id)));
    }

    public void dropFolder(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes uploads that a server which was killed has left behind: those to which nothing was added since then. What other
     * servers on the same data folder are receiving at the moment stays.
     */
    public void dropUnfinished(Instant before) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> list = Files.list(root)) {
            for (Path folder : list.filter(ImportFiles::isUnfinished).toList()) {
                if (lastTouched(folder).isBefore(before)) {
                    dropFolder(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnfinished(Path folder) {
        return String.valueOf(folder.getFileName()).startsWith(NEW) && Files.isDirectory(folder);
    }

    /** When something was last added; now, when it goes away meanwhile. */
    private static Instant lastTouched(Path folder) throws IOException {
        Instant last = Instant.EPOCH;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.toList()) {
                Instant touched = Files.getLastModifiedTime(path).toInstant();
                last = touched.isAfter(last) ? touched : last;
            }
            return last;
        } catch (NoSuchFileException | UncheckedIOException e) {
            return Instant.now();
        }
    }

    /** The name of a second file without folder and endings, as mappings name it: {@code products.csv.gz} is products. */
    public static String plainName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private int folders() throws IOException {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (Stream<Path> list = Files.list(root)) {
            List<Path> folders = list.filter(Files::isDirectory).toList();
            return folders.size();
        }
    }

    private static void write(InputStream in, Path to) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                size += n;
                if (size > MOST_BYTES) {
                    throw new UnreadableFile(
                            "A file may have at most " + (MOST_BYTES >> 20) + " MB. Pack it with gzip or split it.");
                }
                out.write(chunk, 0, n);
            }
        }
    }

    private static String safe(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return name.matches("[A-Za-z0-9_-]{1,80}")
                ? name
                : UUID.nameUUIDFromBytes(bytes).toString();
    }
}
