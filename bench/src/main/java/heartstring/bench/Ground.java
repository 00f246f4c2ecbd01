package heartstring.bench;

import heartstring.platform.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A durable PostgreSQL in a folder of its own and the product as a process beside it. */
final class Ground implements AutoCloseable {

    static final String WRITE_KEY = "wk_bench_0123456789";

    private static final String WAITING = """
            select count(*) from touchpoint.batch b, touchpoint.belt l
             where (l.era, l.tx) < (b.era, b.tx) and b.tx >= (select min(tx) from touchpoint.belt)""";

    private final Path data;
    private EmbeddedPostgres postgres;
    private @Nullable Process product;
    private final int port;
    private final String heap;
    private final Map<String, String> environment = new HashMap<>();
    private long started;
    private boolean temporary;
    private boolean disposable;

    /** In that folder, or in one of its own that goes again once all is {@link #well()}. */
    static Ground in(@Nullable Path work, String heap) throws IOException {
        if (work != null) {
            return new Ground(work, heap);
        }
        Ground ground = new Ground(Files.createTempDirectory("heartstring-bench"), heap);
        ground.temporary = true;
        return ground;
    }

    Ground(Path data, String heap) throws IOException {
        this.data = data;
        this.heap = heap;
        Files.createDirectories(data);
        postgres = EmbeddedPostgres.start(data, EmbeddedPostgres.Options.DEFAULT);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** A setting of the product from its next start on. */
    void with(String name, String value) {
        environment.put(name, value);
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", postgres.user());
        properties.put("password", postgres.password());
        properties.put("prepareThreshold", "1");
        return DriverManager.getConnection(postgres.jdbcUrl(), properties);
    }

    long databasePid() {
        return postgres.pid();
    }

    /** The process of the product; 0 where it does not run. */
    long productPid() {
        Process running = product;
        return running == null ? 0 : running.pid();
    }

    int databasePort() {
        return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** Starts the product and waits until it is healthy. */
    void startProduct() throws Exception {
        startProductAt(databasePort());
    }

    /** The same with the database found at another port: that of something in between. */
    void startProductAt(int databasePort) throws Exception {
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("heartstring.jar"), "heartstring.jar"));
        String url = postgres.jdbcUrl().replace(":" + databasePort() + "/", ":" + databasePort + "/");
        String separator = url.contains("?") ? "&" : "?";
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap));
        // As the command starts it.
        String machine = System.getProperty("heartstring.jvm", "").trim();
        command.addAll(machine.isEmpty() ? List.of() : List.of(machine.split(" +")));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "serve",
                "--port",
                String.valueOf(port),
                "--data",
                data.resolve("product").toString(),
                "--database-url",
                url + separator + "user=" + postgres.user() + "&password=" + postgres.password()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("product.log").toFile()));
        builder.environment().putAll(environment);
        started = System.nanoTime();
        product = builder.start();
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!healthy()) {
            if (System.nanoTime() > end || !product.isAlive()) {
                throw new IllegalStateException("The product did not start; see " + data.resolve("product.log"));
            }
            Thread.sleep(200);
        }
    }

    boolean isProductAlive() {
        Process running = product;
        return running != null && running.isAlive();
    }

    boolean healthy() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the benchmark a source whose write key is {@link #WRITE_KEY}; returns its id. */
    int source() throws Exception {
        try (Connection c = connect()) {
            return BenchSql.source(
                    c,
                    MessageDigest.getInstance("SHA-256")
                            .digest(WRITE_KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    /** Waits until nothing waits for what is derived, so that no case pays for the one before; returns the seconds. */
    double catchUp() throws SQLException, InterruptedException {
        long from = System.nanoTime();
        try (Connection c = connect()) {
            while (BenchSql.number(c, WAITING) > 0) {
                Thread.sleep(200);
            }
        }
        return (System.nanoTime() - from) / 1e9;
    }

    /** Waits until no work of the night is under way any more, and none has been for ten seconds: a shop that starts late makes up for it. */
    double calm() throws SQLException, InterruptedException {
        long from = System.nanoTime();
        try (Connection c = connect()) {
            for (int quiet = 0; quiet < 20; quiet++) {
                Thread.sleep(500);
                if (BenchSql.number(
                                c,
                                "select count(*) from platform.scheduled_tasks where picked and execution_time < now() - interval '3 seconds'"
                                        + " and last_heartbeat > now() - interval '1 second' * "
                                        + (System.nanoTime() - started) / 1_000_000_000)
                        > 0) {
                    quiet = -1;
                }
            }
        }
        return (System.nanoTime() - from) / 1e9;
    }

    /** Resident memory of the product in MB, 0 where the machine does not tell. */
    long residentMegabytes() throws IOException {
        Process running = product;
        Path status = Path.of("/proc/" + (running == null ? 0 : running.pid()) + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Processor seconds that the product and the database server have taken so far; 0 where the machine does not tell. */
    Processor processor() throws IOException {
        Process running = product;
        double database = seconds(postgres.pid());
        for (ProcessHandle child : ProcessHandle.of(postgres.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            database += seconds(child.pid());
        }
        return new Processor(running == null ? 0 : seconds(running.pid()), database);
    }

    /** Processor seconds of the two. */
    record Processor(double product, double database) {
        Processor minus(Processor earlier) {
            return new Processor(product - earlier.product, database - earlier.database);
        }
    }

    /** Its own and those of its children that have ended, in the ticks of 10 ms that Linux counts. */
    private static double seconds(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 11; i < 15; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / 100.0;
    }

    /** Kills the product as a power cut would. */
    void killProduct() throws InterruptedException {
        Process running = product;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Lets the product end in good order. */
    void stopProduct() {
        Process running = product;
        if (running != null) {
            running.destroy();
            running.onExit().join();
            product = null;
        }
    }

    /** Kills the database server as a power cut would; its watchdog starts it again. */
    void killDatabase() {
        ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stopProduct();
        postgres.stop();
        if (disposable) {
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                System.out.println("  " + data + " could not be removed: " + e.getMessage());
            }
        }
    }

    Path folder() {
        return data;
    }

    /** What was to be seen was seen: a temporary folder is no longer needed. Otherwise it stays, with the product's log. */
    void well() {
        disposable = temporary;
    }
}
