package heartstring.platform.embedded;

import heartstring.platform.programs.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server process, started by this JVM or found in the data folder. */
record Postmaster(Cluster cluster, ProcessHandle process, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration POLL = Duration.ofMillis(20);

    /** How long the children of a killed server may take to notice, before they are killed too. */
    private static final Duration CHILDREN_LIMIT = Duration.ofSeconds(5);

    /** The lines of {@code postmaster.pid} that matter here. */
    private record PidFile(long pid, int port, String status) {}

    /** Starts a server on {@code port}, in a session of its own so that a terminal's Ctrl-C does not reach it. */
    static Postmaster launch(Cluster cluster, int port) throws IOException {
        clearAway(cluster);
        DataFolder folder = cluster.folder();
        List<String> server = new ArrayList<>(List.of(
                cluster.binaries().program("postgres").toString(),
                "-D",
                folder.data().toString()));
        server.addAll(ServerSettings.commandLine(port));
        List<String> command = new ArrayList<>();
        Command.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(cluster.account().wrap(server));
        Files.deleteIfExists(folder.startLog());
        Process process = Command.builder(command, folder.home())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.startLog().toFile())
                .start();
        return new Postmaster(cluster, process.toHandle(), port);
    }

    /** The living server of this cluster, if one was left behind by a JVM that is gone. */
    static Optional<Postmaster> find(Cluster cluster, EmbeddedSql door) throws IOException {
        PidFile file = pidFile(cluster);
        if (file == null) {
            return Optional.empty();
        }
        Optional<Postmaster> found =
                ProcessHandle.of(file.pid()).map(process -> new Postmaster(cluster, process, file.port()));
        if (found.isEmpty() || !found.get().isAlive() || !worksIn(file.pid(), cluster, door)) {
            return Optional.empty();
        }
        return found;
    }

    /** A reaped process is gone; one that nobody reaps (in some containers) stays as a zombie and is dead as well. */
    boolean isAlive() {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    /** Whether this server was started from the same programs, by the path it was started with. */
    boolean runs(Binaries binaries) throws IOException {
        Path options = cluster.folder().data().resolve("postmaster.opts");
        return Files.exists(options)
                && Files.readString(options)
                        .startsWith(binaries.program("postgres").toString());
    }

    /** Waits until the server accepts connections, recovery after a crash included. */
    void awaitReady(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            PidFile file = pidFile(cluster);
            if (file != null && file.pid() == process.pid() && file.status().equals("ready")) {
                return;
            }
            if (!isAlive()) {
                throw EmbeddedPostgresException.of(
                        "PostgreSQL did not start", cluster.folder().root(), lastWords());
            }
            pause(POLL);
        }
        throw EmbeddedPostgresException.of(
                "PostgreSQL was not ready after " + limit.toSeconds() + " s",
                cluster.folder().root(),
                lastWords());
    }

    /** Ends sessions and server and waits; after {@code limit} pulls the plug, which the next start recovers from. */
    void stop(Duration limit) {
        if (signal("INT") && awaitEnd(limit)) {
            return;
        }
        LOG.warn("PostgreSQL did not stop within {} s: stopping it at once", limit.toSeconds());
        if (signal("QUIT") && awaitEnd(CHILDREN_LIMIT)) {
            return;
        }
        process.destroyForcibly();
        awaitEnd(CHILDREN_LIMIT);
    }

    private boolean signal(String name) {
        if (!isAlive()) {
            return true;
        }
        List<String> kill =
                List.of(cluster.binaries().program("pg_ctl").toString(), "kill", name, Long.toString(process.pid()));
        Command.Result result =
                Command.run(cluster.account().wrap(kill), cluster.folder().home(), Duration.ofSeconds(10));
        if (!result.succeeded() && isAlive()) {
            LOG.warn("PostgreSQL could not be told to stop: {}", result.output().strip());
        }
        return result.succeeded();
    }

    private boolean awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    /** Makes room for a new server: waits for the children of a killed one, and drops its process id file. */
    private static void clearAway(Cluster cluster) throws IOException {
        long deadline = System.nanoTime() + CHILDREN_LIMIT.toNanos();
        for (List<ProcessHandle> left = leftovers(cluster); !left.isEmpty(); left = leftovers(cluster)) {
            if (System.nanoTime() > deadline) {
                LOG.warn("Ending {} processes left by a PostgreSQL that was killed", left.size());
                left.forEach(ProcessHandle::destroyForcibly);
            }
            pause(POLL);
        }
        // PostgreSQL refuses to start when another program has got the old process id by now. With our lock held and
        // no process at work in the folder the file is stale for certain, wherever that can be seen.
        if (Files.isDirectory(Path.of("/proc/self"))) {
            Files.deleteIfExists(cluster.folder().data().resolve("postmaster.pid"));
        }
    }

    private static List<ProcessHandle> leftovers(Cluster cluster) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> cluster.folder().data().equals(workFolder(process.pid())))
                    .toList();
        }
    }

    private static boolean worksIn(long pid, Cluster cluster, EmbeddedSql door) {
        Path workFolder = workFolder(pid);
        return workFolder == null
                ? door.answers()
                : workFolder.equals(cluster.folder().data());
    }

    private static @Nullable Path workFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static @Nullable PidFile pidFile(Cluster cluster) throws IOException {
        Path file = cluster.folder().data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 8
                    ? null
                    : new PidFile(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.get(7).strip());
        } catch (NumberFormatException | java.nio.file.NoSuchFileException e) {
            // The server is just writing or removing it.
            return null;
        }
    }

    /** The end of what the server printed and logged. */
    private String lastWords() throws IOException {
        StringBuilder words = new StringBuilder();
        List<Path> files = new ArrayList<>(List.of(cluster.folder().startLog()));
        LogFiles.newest(cluster.folder().logs()).ifPresent(files::add);
        for (Path file : files) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                lines.subList(Math.max(0, lines.size() - 12), lines.size())
                        .forEach(line -> words.append(line).append('\n'));
            }
        }
        return words.toString();
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
