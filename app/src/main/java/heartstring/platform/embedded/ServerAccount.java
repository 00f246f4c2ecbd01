package heartstring.platform.embedded;

import com.sun.security.auth.module.UnixSystem;
import heartstring.platform.programs.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Under whose name the server runs: PostgreSQL refuses to run as root, for good reasons.
 *
 * <p>An ordinary user runs it directly. Root hands it to an unprivileged user (the one who already owns the cluster,
 * else {@code heartstring}, {@code postgres} or {@code nobody}); where that user cannot reach the folder, for instance
 * below {@code /root}, the server runs in a user namespace of its own, in which it holds none of root's capabilities.
 */
sealed interface ServerAccount {
    Logger LOG = LoggerFactory.getLogger(ServerAccount.class);

    /** The command line that runs {@code command} under this account; the process id stays the same. */
    List<String> wrap(List<String> command);

    long uid();

    long gid();

    /** The JVM's own user. */
    record Direct(long uid, long gid) implements ServerAccount {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }
    }

    /** Another, unprivileged user; only root can choose this. */
    record Unprivileged(String name, long uid, long gid) implements ServerAccount {
        @Override
        public List<String> wrap(List<String> command) {
            return join(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), command);
        }
    }

    /** The JVM's own user, seen from a user namespace without any mapping. */
    record Namespace(long uid, long gid) implements ServerAccount {
        @Override
        public List<String> wrap(List<String> command) {
            return join(List.of("unshare", "--user"), command);
        }
    }

    /** Chooses the account for a folder and makes its cluster, if there is one already, belong to that account. */
    static ServerAccount choose(DataFolder folder, Binaries binaries) throws IOException {
        UnixSystem self = new UnixSystem();
        ServerAccount account = choose(folder, binaries, self.getUid(), self.getGid());
        Files.createDirectories(folder.logs());
        for (Path path : List.of(folder.data(), folder.logs())) {
            if (Files.exists(path) && owner(path) != account.uid()) {
                ownAll(account, path);
            }
        }
        LOG.debug("PostgreSQL runs as {}", account);
        return account;
    }

    private static ServerAccount choose(DataFolder folder, Binaries binaries, long uid, long gid) throws IOException {
        Files.createDirectories(folder.home());
        boolean clusterExists = Files.exists(folder.data());
        if (uid != 0) {
            if (clusterExists && owner(folder.data()) != uid) {
                throw new EmbeddedPostgresException("The database in " + folder.data() + " belongs to user id "
                        + owner(folder.data()) + ", but this program runs as user id " + uid
                        + ". Run it as that user or as root, or choose another folder with --data.");
            }
            ServerAccount namespace = new Namespace(uid, gid);
            // initdb wants its user to have a name, which a user id given to a container often lacks.
            boolean nameless = !clusterExists && user(uid).isEmpty();
            return nameless && reaches(namespace, folder, binaries) ? namespace : new Direct(uid, gid);
        }
        Files.setPosixFilePermissions(folder.home(), PosixFilePermissions.fromString("rwx--x--x"));
        long owner = clusterExists ? owner(folder.data()) : 0;
        Optional<Unprivileged> other = owner != 0
                ? user(owner).or(() -> Optional.of(new Unprivileged("unnamed", owner, owner)))
                : user("heartstring", "postgres", "nobody");
        if (other.isPresent() && reaches(other.get(), folder, binaries)) {
            return other.get();
        }
        ServerAccount namespace = new Namespace(0, 0);
        if (reaches(namespace, folder, binaries)) {
            return namespace;
        }
        throw new EmbeddedPostgresException("PostgreSQL must not run as root, and no other user can reach "
                + folder.root() + ". Run this program as an ordinary user, choose a folder with --data that others may"
                + " pass through (for instance below /var/lib), or name a database of your own with --database-url.");
    }

    /** Whether this account can enter the folder and run the programs. */
    private static boolean reaches(ServerAccount account, DataFolder folder, Binaries binaries) {
        List<String> probe = List.of(
                "sh",
                "-c",
                "test -x \"$1\" && \"$2\" --version",
                "probe",
                folder.home().toString(),
                binaries.program("postgres").toString());
        return Command.run(account.wrap(probe), Path.of("/"), Duration.ofSeconds(20))
                .succeeded();
    }

    /** Gives one file or folder to this account. */
    default void own(Path path) throws IOException {
        if (owner(path) != uid()) {
            Files.setAttribute(path, "unix:uid", Math.toIntExact(uid()), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", Math.toIntExact(gid()), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void ownAll(ServerAccount account, Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                account.own(file);
            }
        }
    }

    private static long owner(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    }

    private static List<String> join(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** The first of these users that this machine knows. */
    private static Optional<Unprivileged> user(String... names) throws IOException {
        List<Unprivileged> users = users();
        return Stream.of(names)
                .flatMap(name -> users.stream().filter(user -> user.name().equals(name)))
                .findFirst();
    }

    private static Optional<Unprivileged> user(long uid) throws IOException {
        return users().stream().filter(user -> user.uid() == uid).findFirst();
    }

    private static List<Unprivileged> users() throws IOException {
        Path file = Path.of("/etc/passwd");
        if (!Files.isReadable(file)) {
            return List.of();
        }
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(":", -1))
                .filter(field -> field.length >= 4 && field[2].matches("\\d+") && field[3].matches("\\d+"))
                .map(field -> new Unprivileged(field[0], Long.parseLong(field[2]), Long.parseLong(field[3])))
                .toList();
    }
}
