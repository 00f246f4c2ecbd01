package heartstring.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL of our own in one data folder, on a port of this machine that only a password opens.
 *
 * <p>One JVM holds a data folder at a time. When that JVM is killed, its server stays; the next JVM adopts it if it runs
 * the same programs with the same settings, and otherwise stops it and starts its own. When the server is killed, it is
 * restarted on the same port. Nothing stops it at the end of the JVM but {@link #stop()} (or {@link #stopAtExit()}).
 *
 * <p>Failures that an operator can mend are {@link EmbeddedPostgresException}s with a text meant for them.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PORT_ATTEMPTS = 5;

    private final DataFolder folder;
    private final Options options;
    private final EmbeddedSql door;
    private final boolean adopted;
    private final Watchdog watchdog;

    /**
     * How to start.
     *
     * @param binaries a folder, shared among data folders, to unpack the programs into; else the data folder itself
     * @param memoryBytes the memory to scale the settings to; 0 means the machine's
     * @param startLimit how long a start may take, recovery after a crash included
     * @param stopLimit how long a stop may take before the server is stopped at once
     * @param restarts how often in a row a server that died is restarted; 0 means never
     */
    public record Options(
            Optional<Path> binaries, long memoryBytes, Duration startLimit, Duration stopLimit, int restarts) {
        /** For production: the machine's memory, ten minutes to start, one to stop, ten restarts in a row. */
        public static final Options DEFAULT =
                new Options(Optional.empty(), 0, Duration.ofMinutes(10), Duration.ofMinutes(1), 10);

        /** The same with the programs shared among data folders. */
        public Options withBinaries(Path sharedFolder) {
            return new Options(Optional.of(sharedFolder), memoryBytes, startLimit, stopLimit, restarts);
        }

        /** The same, scaled to this much memory. */
        public Options withMemory(long bytes) {
            return new Options(binaries, bytes, startLimit, stopLimit, restarts);
        }
    }

    private EmbeddedPostgres(
            DataFolder folder, Options options, EmbeddedSql door, Postmaster postmaster, boolean adopted) {
        this.folder = folder;
        this.options = options;
        this.door = door;
        this.adopted = adopted;
        this.watchdog = new Watchdog(postmaster, options);
    }

    /** Takes the folder, makes what is missing in it, and returns once the server accepts connections. */
    public static EmbeddedPostgres start(Path dataFolder, Options options) {
        long begun = System.nanoTime();
        DataFolder folder = DataFolder.take(dataFolder);
        try {
            EmbeddedPostgres started = start(folder, options);
            LOG.info(
                    "PostgreSQL {} on port {} for {} after {} ms (process {})",
                    started.adopted ? "adopted" : "started",
                    started.port(),
                    folder.root(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    started.pid());
            started.watchdog.start();
            return started;
        } catch (IOException | UncheckedIOException e) {
            folder.close();
            throw EmbeddedPostgresException.of("PostgreSQL cannot start: " + e, folder.root(), e.toString());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Enters the folder's database through the JVM that holds it, or starts it until the visit is closed. */
    public static Visit visit(Path dataFolder, Options options) {
        try {
            EmbeddedPostgres started = start(dataFolder, options);
            return new Visit(started.jdbcUrl(), started.user(), started.password(), started::stop);
        } catch (DataFolderInUse e) {
            LOG.debug("Visiting a running server", e);
            return DataFolder.visit(dataFolder);
        }
    }

    /** Whether a database has been made in this folder. */
    public static boolean existsIn(Path dataFolder) {
        return DataFolder.hasDatabase(dataFolder);
    }

    private static EmbeddedPostgres start(DataFolder folder, Options options) throws IOException {
        Binaries binaries = Binaries.unpackInto(options.binaries().orElse(folder.home()));
        ServerAccount account = ServerAccount.choose(folder, binaries);
        Cluster cluster = new Cluster(folder, binaries, account);
        cluster.prepare();
        String adminPassword = folder.secret("admin-password");
        String password = folder.secret("password");
        boolean sameSettings = cluster.configure(options.memoryBytes());
        LogFiles.tidy(folder.logs());

        EmbeddedSql remembered =
                new EmbeddedSql(folder.rememberedPort(), adminPassword, password, Duration.ofSeconds(30));
        Optional<Postmaster> orphan = Postmaster.find(cluster, remembered);
        Postmaster running = orphan.isPresent() ? adopt(orphan.get(), binaries, sameSettings, options) : null;
        boolean adopted = running != null;
        if (running == null) {
            running = launch(cluster, options);
        }
        EmbeddedSql door = new EmbeddedSql(running.port(), adminPassword, password, Duration.ofSeconds(30));
        try {
            String failure = door.failure();
            if (failure != null) {
                throw EmbeddedPostgresException.of("PostgreSQL runs, but does not let us in", folder.root(), failure);
            }
            if (adopted) {
                door.endSessions();
            }
            door.prepare();
            folder.rememberPort(running.port());
        } catch (RuntimeException | IOException e) {
            running.stop(options.stopLimit());
            throw e;
        }
        return new EmbeddedPostgres(folder, options, door, running, adopted);
    }

    /** Keeps an orphan that is as we would start it; stops any other. */
    private static @Nullable Postmaster adopt(
            Postmaster orphan, Binaries binaries, boolean sameSettings, Options options) throws IOException {
        if (sameSettings && orphan.runs(binaries)) {
            try {
                orphan.awaitReady(options.startLimit());
                return orphan;
            } catch (EmbeddedPostgresException e) {
                LOG.warn(
                        "The PostgreSQL left by an earlier run (process {}) is of no use",
                        orphan.process().pid(),
                        e);
            }
        }
        orphan.stop(options.stopLimit());
        return null;
    }

    private static Postmaster launch(Cluster cluster, Options options) throws IOException {
        int port = freePort(cluster.folder().rememberedPort());
        for (int attempt = 1; ; attempt++) {
            Postmaster launched = Postmaster.launch(cluster, port);
            try {
                launched.awaitReady(options.startLimit());
                return launched;
            } catch (EmbeddedPostgresException e) {
                launched.stop(options.stopLimit());
                boolean portTaken = String.valueOf(e.getMessage()).contains("could not bind");
                if (!portTaken || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
                port = freePort(0);
            }
        }
    }

    /** The wanted port if nobody listens there, else one that the system picks. */
    private static int freePort(int wanted) throws IOException {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(here, wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    /** The address of the product's database, without user and password. */
    public String jdbcUrl() {
        return door.url();
    }

    /** The role that owns the product's database; not a superuser. */
    public String user() {
        return EmbeddedSql.USER;
    }

    /** That role's password, random, kept in the data folder for its owner only. */
    public String password() {
        return door.password();
    }

    /** The port on 127.0.0.1; it stays the same across restarts for as long as nobody else takes it. */
    public int port() {
        return door.port();
    }

    /** The server's process id now; it changes when the server had to be restarted. */
    public long pid() {
        return watchdog.current().process().pid();
    }

    /** Whether the server was found running, left by a JVM that had been killed. */
    public boolean adopted() {
        return adopted;
    }

    /** Whether the server process lives at this moment. */
    public boolean alive() {
        return watchdog.current().isAlive();
    }

    /** Stops the server: open transactions are rolled back, all else is on the disk. Does nothing the second time. */
    public void stop() {
        if (watchdog.end()) {
            try {
                watchdog.current().stop(options.stopLimit());
            } finally {
                folder.close();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops the server when the JVM ends, in no order with other shutdown hooks: for programs without Spring. */
    public EmbeddedPostgres stopAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-postgres"));
        return this;
    }
}
