package heartstring.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the disk of the database under load, then makes room: clients are told, and nothing acknowledged is lost. */
@Command(
        name = "disk",
        mixinStandardHelpOptions = true,
        description = "Fill the disk under load, make room; prove clients are told and nothing is lost or doubled.")
final class DiskProof implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Option(names = "--clients", defaultValue = "8", description = "Clients (default: ${DEFAULT-VALUE}).")
    int clients;

    @Option(names = "--full", defaultValue = "15", description = "Seconds on a full disk (default: ${DEFAULT-VALUE}).")
    int full;

    @Option(names = "--size", defaultValue = "900", description = "Size of the disk in MB (default: ${DEFAULT-VALUE}).")
    int size;

    @Option(
            names = "--room",
            defaultValue = "24",
            description = "MB left when the load begins (default: ${DEFAULT-VALUE}).")
    int room;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("heartstring-disk");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!ran("mount", "-t", "tmpfs", "-o", "size=" + size + "m,mode=755", "tmpfs", folder.toString())) {
            Files.delete(folder);
            System.out.println(
                    "SKIPPED: the proof of the full disk needs a small disk of its own, and none can be mounted here"
                            + " (it takes root and mount).");
            return 0;
        }
        try {
            return prove(folder);
        } finally {
            for (int i = 0; i < 10 && !ran("umount", folder.toString()); i++) {
                Thread.sleep(1_000);
            }
            Files.deleteIfExists(folder);
        }
    }

    private int prove(Path folder) throws Exception {
        try (Ground ground = new Ground(folder, "512m")) {
            ground.startProduct();
            ground.source();
            Path ballast = ballast(folder);
            Clients load = new Clients(ground, clients);
            boolean told = within(PATIENCE, () -> load.refused() > 0);
            String answer = told ? refusal(ground) : "";
            System.out.printf("  full after %,d acknowledged; a client is told: %s%n", load.acknowledged(), answer);
            Thread.sleep(Duration.ofSeconds(full));
            boolean up = ground.isProductAlive();
            String health = answer(ground, "/actuator/health");
            System.out.printf("  the product %s; its health: %s%n", up ? "is up" : "HAS ENDED", health);
            long before = load.acknowledged();
            Files.delete(ballast);
            long madeRoom = System.nanoTime();
            boolean back = within(PATIENCE, () -> load.acknowledged() > before + 1_000);
            System.out.printf(
                    "  room made; events are taken again %s%n",
                    back
                            ? "after "
                                    + Duration.ofNanos(System.nanoTime() - madeRoom)
                                            .toSeconds() + " s"
                            : "NEVER");
            boolean healthy = within(PATIENCE, ground::healthy);
            boolean agree = back && load.agree("A full disk for " + full + " s");
            boolean said = answer.startsWith("503 ") && health.startsWith("503 ") && health.contains("DOWN");
            return told && up && said && back && healthy && agree ? 0 : 1;
        }
    }

    /** A file that leaves only little room. */
    private Path ballast(Path folder) throws IOException {
        Path ballast = folder.resolve("ballast");
        long free = Files.getFileStore(folder).getUsableSpace() - ((long) room << 20);
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            byte[] megabyte = new byte[1 << 20];
            for (long written = 0; written < free; written += megabyte.length) {
                file.write(megabyte);
            }
        }
        return ballast;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static boolean within(Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    /** What a client is told; while the last corner of the disk fills, some calls still find a place. */
    private String refusal(Ground ground) throws IOException, InterruptedException {
        String answer = answer(ground, "/v1/batch");
        long end = System.nanoTime() + Duration.ofSeconds(full).toNanos();
        while (!answer.startsWith("503 ") && System.nanoTime() < end) {
            Thread.sleep(200);
            answer = answer(ground, "/v1/batch");
        }
        return answer;
    }

    /** Status and body of an answer; a batch of one is posted to the intake, anything else is read. */
    private static String answer(Ground ground, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ground.port() + path))
                    .timeout(Duration.ofSeconds(60));
            if (path.startsWith("/v1/")) {
                // Broken on purpose: never acknowledged, so it does not count; it would be kept aside if there were
                // room.
                request.header("Authorization", RawHttp.basic(Ground.WRITE_KEY))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"batch\":7}"));
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
