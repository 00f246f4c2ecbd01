package heartstring.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The server's settings: durable, scaled to the machine, and with a log that holds no row contents. */
final class ServerSettings {
    private static final long MIB = 1024L * 1024;
    private static final long GIB = 1024 * MIB;

    private ServerSettings() {}

    /** What the settings depend on, in bytes: memory, the data folder's disk, and {@code /dev/shm} (0 if absent). */
    record Machine(long memory, long disk, long sharedMemory) {}

    /** The whole of {@code postgresql.conf}; the same machine gives the same text. */
    static String file(Machine machine) {
        long maxWal = machine.disk() >= 100 * GIB ? 8 * GIB : machine.disk() >= 40 * GIB ? 4 * GIB : GIB;
        return template()
                .formatted(
                        clamp(machine.memory() / 4, 64 * MIB, 3 * GIB) / MIB,
                        Math.max(machine.memory() / 2, 128 * MIB) / MIB,
                        clamp(machine.memory() / 512, 4 * MIB, 32 * MIB) / MIB,
                        clamp(machine.memory() / 16, 64 * MIB, 512 * MIB) / MIB,
                        // Containers often have 64 MB there, which one parallel query can exhaust.
                        machine.sharedMemory() >= 256 * MIB ? "posix" : "mmap",
                        maxWal / MIB);
    }

    private static String template() {
        try {
            return new ClassPathResource("postgresql.conf.template", ServerSettings.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What must hold whatever the files say: given on the command line, which wins over them. */
    static List<String> commandLine(int port) {
        String settings = "listen_addresses=127.0.0.1 unix_socket_directories="
                + " fsync=on full_page_writes=on synchronous_commit=on port=" + port;
        return Stream.of(settings.split(" ", -1))
                .flatMap(setting -> Stream.of("-c", setting))
                .toList();
    }

    /** Who may connect: everybody on this machine who knows a password. */
    static String access() {
        return """
                # Written anew at each start.
                host all all 127.0.0.1/32 scram-sha-256
                """;
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
