package heartstring.platform.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs small programs, each within a time limit and with a clean environment. */
public final class Command {
    /** The most a program's output is kept, in bytes; what comes after is read and dropped. */
    private static final int OUTPUT_LIMIT_BYTES = 64 * 1024;

    private Command() {}

    /** How a program ended, and what it printed, errors included. */
    public record Result(int exit, String output) {
        public boolean succeeded() {
            return exit == 0;
        }
    }

    /** Runs to the end, or kills the program after {@code limit}; a program that cannot be started exits with 127. */
    public static Result run(List<String> command, Path workFolder, Duration limit) {
        ProcessBuilder builder = builder(command, workFolder).redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            StringBuilder output = new StringBuilder();
            Thread reader = Thread.ofVirtual().start(() -> drain(process.getInputStream(), output));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(124, "no end after " + limit.toSeconds() + " s: " + command.getFirst());
            }
            reader.join(Duration.ofSeconds(2));
            synchronized (output) {
                return new Result(process.exitValue(), output.toString());
            }
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
        }
    }

    /** A process builder whose child sees no PG* variable, no foreign library path and no locale of the caller. */
    public static ProcessBuilder builder(List<String> command, Path workFolder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workFolder.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }

    /** Where a program is found on the {@code PATH}, if at all. */
    public static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void drain(InputStream input, StringBuilder output) {
        byte[] buffer = new byte[8192];
        try (input) {
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                synchronized (output) {
                    if (output.length() < OUTPUT_LIMIT_BYTES) {
                        output.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            // The program is gone; what it said until now is all there is.
            return;
        }
    }
}
