package heartstring.platform.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that keeps one embedded server, held by one living JVM at a time through a lock on {@code lock}.
 *
 * <p>The operating system drops the lock with the JVM, however that ends, so a server found running in a folder whose
 * lock could be taken is an orphan and may be adopted.
 */
final class DataFolder implements AutoCloseable {
    // Closing any channel on a file drops all of this process's locks on it, so a second start within the same JVM must
    // be turned away before it opens the lock file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Creates the folder if it is missing and takes it; fails with the holder's process id if another JVM has it. */
    static DataFolder take(Path folder) {
        try {
            Path root =
                    Files.createDirectories(folder.toAbsolutePath().normalize()).toRealPath();
            if (!HELD.add(root)) {
                throw new DataFolderInUse(
                        root, String.valueOf(ProcessHandle.current().pid()));
            }
            try {
                return new DataFolder(root, lock(root));
            } catch (IOException | RuntimeException e) {
                HELD.remove(root);
                throw e;
            }
        } catch (IOException e) {
            throw EmbeddedPostgresException.of("The data folder cannot be used: " + e, folder, String.valueOf(e));
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataFolderInUse(
                        root, Files.readString(root.resolve("lock")).strip());
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path root() {
        return root;
    }

    /** Everything of PostgreSQL: its programs, cluster, logs and passwords. */
    Path home() {
        return root.resolve("postgres");
    }

    Path data() {
        return home().resolve("data");
    }

    Path logs() {
        return home().resolve("log");
    }

    /** What the server printed before its own log files were open. */
    Path startLog() {
        return home().resolve("start.log");
    }

    /** The secret kept under this name, made on first use; readable for the owner only. */
    String secret(String name) throws IOException {
        Path file = home().resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        write(file, secret + "\n", "rw-------");
        return secret;
    }

    /** The port used last time, or 0 on the first start. */
    int rememberedPort() {
        return rememberedPort(root);
    }

    private static int rememberedPort(Path root) {
        try {
            return Integer.parseInt(
                    Files.readString(root.resolve("postgres/port")).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** How to sign in to the server of a folder that another JVM holds. */
    static Visit visit(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            String password =
                    Files.readString(root.resolve("postgres/password")).strip();
            return new Visit(EmbeddedSql.url(rememberedPort(root)), EmbeddedSql.USER, password, () -> {});
        } catch (IOException e) {
            throw EmbeddedPostgresException.of(
                    "The password of the running server cannot be read: " + e, root, e.toString());
        }
    }

    /** Whether a database has been made in a folder. */
    static boolean hasDatabase(Path folder) {
        return Files.exists(folder.resolve("postgres/data"));
    }

    void rememberPort(int port) throws IOException {
        write(home().resolve("port"), port + "\n", "rw-r--r--");
    }

    /** Writes a file whole or not at all, on the disk when this returns. */
    static void write(Path file, String text, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The lock of the data folder " + root + " cannot be released", e);
        } finally {
            HELD.remove(root);
        }
    }
}
