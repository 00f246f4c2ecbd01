package heartstring.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import heartstring.platform.programs.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path binaries;

    private static EmbeddedPostgres.Options options() {
        return EmbeddedPostgres.Options.DEFAULT.withBinaries(binaries).withMemory(256L << 20);
    }

    @BeforeAll
    static void unpack() throws IOException {
        letOthersIn(shared);
        long begun = System.nanoTime();
        EmbeddedPostgres.start(shared, EmbeddedPostgres.Options.DEFAULT.withMemory(256L << 20))
                .stop();
        System.out.println("first start and stop " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        binaries = shared.resolve("postgres");
    }

    /** Copying a stopped cluster saves most of the time that making one takes. */
    @BeforeEach
    void copyTemplate() throws IOException {
        letOthersIn(folder);
        copyTemplate(folder);
    }

    private static void copyTemplate(Path target) throws IOException {
        List<String> copy = new ArrayList<>(List.of("cp", "-a"));
        for (String name : List.of("data", "password", "admin-password")) {
            copy.add(binaries.resolve(name).toString());
        }
        Path home = Files.createDirectory(target.resolve("postgres"));
        copy.add(home.toString());
        Command.Result copied = Command.run(copy, home, Duration.ofSeconds(20));
        assertThat(copied.succeeded()).as(copied.output()).isTrue();
    }

    @Test
    void settingsAreDurableAndTheLogHoldsNoValues() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/status")))
                    .doesNotContainPattern("Uid:\\s(\\d+\\s)*0\\s");
            JdbcClient sql = sql(server);
            assertThat(Stream.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums", "jit")
                            .map(name -> name + "=" + setting(sql, name)))
                    .containsExactly(
                            "fsync=on", "full_page_writes=on", "synchronous_commit=on", "data_checksums=on", "jit=off");
            assertThat(setting(sql, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(sql, "server_encoding")).isEqualTo("UTF8");
            assertThat(sql.sql("SELECT datlocale FROM pg_database WHERE datname = 'heartstring'")
                            .query(String.class)
                            .single())
                    .isEqualTo("C.UTF-8");
            assertThat(sql.sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            for (String extension : List.of("pg_trgm", "unaccent", "btree_gin", "btree_gist", "citext", "pgcrypto")) {
                sql.sql("CREATE EXTENSION " + extension).update();
            }
            sql.sql("CREATE TABLE secret (mail text PRIMARY KEY)").update();
            sql.sql("INSERT INTO secret VALUES ('wiebke@example.org')").update();
            assertThatThrownBy(() -> sql.sql("INSERT INTO secret VALUES ('wiebke@example.org')")
                            .update())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> sql.sql("SELECT 'wiebke@example.org'::int")
                            .query(Integer.class)
                            .single())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(logs()).contains("ready to accept connections").doesNotContain("wiebke");
    }

    @Test
    void dataPortAndPasswordSurviveARestart() throws IOException {
        int port;
        String password;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            port = server.port();
            password = server.password();
            sql(server).sql("CREATE TABLE kept AS SELECT 7 AS n").update();
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        long begun = System.nanoTime();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            System.out.println("second start " + (System.nanoTime() - begun) / 1_000_000 + " ms");
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.password()).isEqualTo(password);
            assertThat(server.adopted()).isFalse();
            assertThat(kept(server)).isEqualTo(7);
        }
    }

    @Test
    void damagedProgramsAreUnpackedAgain() throws IOException {
        Path whole = Binaries.unpackInto(binaries).folder();
        Path cut = Files.createDirectory(folder.resolve(whole.getFileName()));
        Files.copy(whole.resolve("WHOLE"), cut.resolve("WHOLE"));
        Files.createFile(Files.createDirectory(cut.resolve("bin")).resolve("initdb"));
        assertThat(Binaries.unpackInto(folder).program("initdb")).isNotEmptyFile();
    }

    @Test
    void serverLeftByAKilledJvmIsAdopted() throws Exception {
        EmbeddedPostgresOwner owner = owner();
        String url = owner.word(2);
        sql(url, owner.word(3)).sql("CREATE TABLE kept AS SELECT 7 AS n").update();
        owner.kill();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            assertThat(server.adopted()).isTrue();
            assertThat(server.jdbcUrl()).isEqualTo(url);
            assertThat(server.pid()).isEqualTo(Long.parseLong(owner.word(1)));
            assertThat(kept(server)).isEqualTo(7);
        }
        assertThat(runs(Long.parseLong(owner.word(1)))).isFalse();
    }

    @Test
    void serverLeftWithOtherSettingsIsReplaced() throws Exception {
        EmbeddedPostgresOwner owner = owner();
        sql(owner.word(2), owner.word(3))
                .sql("CREATE TABLE kept AS SELECT 7 AS n")
                .update();
        owner.kill();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options().withMemory(512L << 20))) {
            assertThat(server.adopted()).isFalse();
            assertThat(kept(server)).isEqualTo(7);
        }
    }

    @Test
    void jvmAndServerKilledTogetherLeaveTheDataAndAStaleProcessId() throws Exception {
        EmbeddedPostgresOwner owner = owner();
        sql(owner.word(2), owner.word(3))
                .sql("CREATE TABLE kept AS SELECT 7 AS n")
                .update();
        owner.kill();
        kill(Long.parseLong(owner.word(1)));
        Path pidFile = folder.resolve("postgres/data/postmaster.pid");
        // By now a stranger has got the process id.
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            assertThat(server.adopted()).isFalse();
            assertThat(kept(server)).isEqualTo(7);
        }
    }

    @Test
    void secondJvmIsTurnedAwayByName() throws Exception {
        EmbeddedPostgresOwner owner = owner();
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, options()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(folder.toRealPath().toString())
                    .hasMessageContaining("in use by process " + owner.pid());
            try (Visit visit = EmbeddedPostgres.visit(folder, options())) {
                assertThat(setting(sql(visit.jdbcUrl(), visit.password()), "port"))
                        .as("a visitor enters through the JVM that holds the folder")
                        .isEqualTo(owner.word(2).replaceAll(".*:(\\d+)/.*", "$1"));
            }
            assertThat(runs(Long.parseLong(owner.word(1)))).isTrue();
        } finally {
            owner.letGo();
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            assertThat(server.adopted()).isFalse();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, options()))
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(server.alive()).isTrue();
        }
    }

    @Test
    void killedServerComesBackAndNothingAcknowledgedIsLost() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, options())) {
            JdbcClient sql = sql(server);
            sql.sql("CREATE TABLE acknowledged (n bigint PRIMARY KEY)").update();
            List<Long> acknowledged = new ArrayList<>();
            AtomicLong next = new AtomicLong();
            AtomicBoolean running = new AtomicBoolean(true);
            Thread writer = Thread.ofPlatform().start(() -> {
                while (running.get()) {
                    long n = next.incrementAndGet();
                    try {
                        sql.sql("INSERT INTO acknowledged VALUES (:n)")
                                .param("n", n)
                                .update();
                        acknowledged.add(n);
                    } catch (DataAccessException e) {
                        Thread.onSpinWait();
                    }
                }
            });
            for (int i = 0; i < 3; i++) {
                Thread.sleep(400);
                long before = server.pid();
                kill(before);
                await(() -> server.pid() != before && answers(sql));
            }
            Thread.sleep(200);
            running.set(false);
            writer.join();
            List<Long> stored =
                    sql.sql("SELECT n FROM acknowledged").query(Long.class).list();
            System.out.println(acknowledged.size() + " acknowledged, " + stored.size() + " stored");
            assertThat(acknowledged).hasSizeGreaterThan(20);
            assertThat(stored).containsAll(acknowledged);
        }
    }

    @Test
    void worksBelowAFolderThatNobodyElseMayEnter() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed/data folder"));
        copyTemplate(closed);
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(closed, options())) {
            assertThat(setting(sql(server), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void worksForAnOrdinaryUser() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setAttribute(home, "unix:uid", 65534);
        EmbeddedPostgresOwner owner = new EmbeddedPostgresOwner(
                home,
                binaries,
                EmbeddedPostgresOwner.readableClassPath(Files.createDirectory(folder.resolve("jars"))),
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        assertThat(owner.line()).startsWith("READY");
        assertThat(Files.readString(Path.of("/proc/" + owner.word(1) + "/status")))
                .contains("Uid:\t65534\t65534");
        assertThat(setting(sql(owner.word(2), owner.word(3)), "fsync")).isEqualTo("on");
        owner.letGo();
        // Root then leaves the cluster with the user who made it.
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, options())) {
            assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/status")))
                    .contains("Uid:\t65534\t65534");
        }
    }

    @Test
    void fullDiskIsNamed() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can mount a small disk");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Command.Result mounted = Command.run(
                List.of("mount", "-t", "tmpfs", "-o", "size=20m", "none", disk.toString()),
                folder,
                Duration.ofSeconds(10));
        assumeTrue(mounted.succeeded(), mounted.output());
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(disk, EmbeddedPostgres.Options.DEFAULT))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("disk is full");
            assertThatThrownBy(() -> EmbeddedPostgres.start(disk, options()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("disk is full")
                    .hasMessageContaining("--data");
        } finally {
            Command.run(List.of("umount", disk.toString()), folder, Duration.ofSeconds(10));
        }
    }

    @Test
    void clusterOfAnotherMajorVersionIsRefused() throws IOException {
        EmbeddedPostgres.start(folder, options()).stop();
        Files.writeString(folder.resolve("postgres/data/PG_VERSION"), "12\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, options()))
                .hasMessageContaining("written by PostgreSQL 12")
                .hasMessageContaining("backup");
    }

    private String logs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("postgres/log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static int kept(EmbeddedPostgres server) {
        return sql(server).sql("SELECT n FROM kept").query(Integer.class).single();
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static boolean answers(JdbcClient sql) {
        try {
            return sql.sql("SELECT true").query(Boolean.class).single();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static JdbcClient sql(EmbeddedPostgres server) {
        return sql(server.jdbcUrl(), server.password());
    }

    private static JdbcClient sql(String url, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("heartstring");
        source.setPassword(password);
        return JdbcClient.create(source);
    }

    private static void kill(long pid) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        await(() -> !runs(pid));
    }

    /** A killed orphan that nobody reaps stays in the process table, but runs no more. */
    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/status")).contains("State:\tZ");
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 30 s").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static void letOthersIn(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private EmbeddedPostgresOwner owner() throws IOException {
        return new EmbeddedPostgresOwner(folder, binaries, System.getProperty("java.class.path"), List.of());
    }
}
