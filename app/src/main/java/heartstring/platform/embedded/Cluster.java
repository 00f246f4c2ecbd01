package heartstring.platform.embedded;

import com.sun.management.OperatingSystemMXBean;
import heartstring.platform.programs.Command;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The database cluster in a data folder: made once, whole or not at all, and configured at each start. */
record Cluster(DataFolder folder, Binaries binaries, ServerAccount account) {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    /** A new cluster and its first log of changes take about 60 MB; below this a first start is refused, in bytes. */
    private static final long LEAST_FREE_BYTES = 200L * 1024 * 1024;

    private static final Duration CREATION_LIMIT = Duration.ofMinutes(3);

    /** Makes the cluster if there is none, and refuses one that another major version of PostgreSQL has written. */
    void prepare() throws IOException {
        if (!Files.exists(folder.data())) {
            create();
        }
        Path versionFile = folder.data().resolve("PG_VERSION");
        String written =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "unknown";
        String brought = major();
        if (!written.equals(brought)) {
            throw new EmbeddedPostgresException("The database in " + folder.data() + " was written by PostgreSQL "
                    + written + ", but this version brings PostgreSQL " + brought + ". Write a backup with the version"
                    + " that you used before, and restore it into an empty folder with this one.");
        }
    }

    /** Writes the settings; answers whether they are what the cluster had before. */
    boolean configure(long memoryBytes) throws IOException {
        Path settings = folder.data().resolve("postgresql.conf");
        String wanted = ServerSettings.file(machine(memoryBytes));
        if (Files.exists(settings) && Files.readString(settings).equals(wanted)) {
            return true;
        }
        replace(settings, wanted);
        replace(folder.data().resolve("pg_hba.conf"), ServerSettings.access());
        return false;
    }

    private void create() throws IOException {
        long free = Files.getFileStore(folder.home()).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new EmbeddedPostgresException("The disk is full: the data folder " + folder.root() + " has only "
                    + free / (1024 * 1024) + " MB free, and a new database needs "
                    + LEAST_FREE_BYTES / (1024 * 1024) + " MB. Free some space or choose another folder with --data.");
        }
        Path draft = folder.home().resolve("data.new");
        Path password = folder.home().resolve("admin-password.init");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            account.own(draft);
            DataFolder.write(password, folder.secret("admin-password") + "\n", "rw-------");
            account.own(password);
            Command.Result result = Command.run(account.wrap(initdb(draft, password)), folder.home(), CREATION_LIMIT);
            if (!result.succeeded()) {
                throw EmbeddedPostgresException.of("The database could not be created", folder.root(), result.output());
            }
            Files.move(draft, folder.data(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Created a database in {}", folder.data());
        } finally {
            Files.deleteIfExists(password);
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private List<String> initdb(Path target, Path password) {
        return List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + EmbeddedSql.ADMIN,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    private void replace(Path file, String text) throws IOException {
        DataFolder.write(file, text, "rw-------");
        account.own(file);
    }

    private String major() {
        Command.Result result = Command.run(
                List.of(binaries.program("postgres").toString(), "--version"), Path.of("/"), Duration.ofSeconds(20));
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException("The PostgreSQL that this build brings does not run here. It said:\n"
                    + result.output().strip() + "\nName a database of your own with --database-url.");
        }
        return result.output().replaceFirst("(?s).*?(\\d+).*", "$1");
    }

    private ServerSettings.Machine machine(long memoryBytes) throws IOException {
        long memory = memoryBytes > 0
                ? memoryBytes
                : ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        Path shared = Path.of("/dev/shm");
        long sharedMemory =
                Files.isWritable(shared) ? Files.getFileStore(shared).getTotalSpace() : 0;
        return new ServerSettings.Machine(
                memory, Files.getFileStore(folder.home()).getTotalSpace(), sharedMemory);
    }
}
