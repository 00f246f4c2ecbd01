package heartstring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Files of events, orders and people, brought as a program brings them, beside COPY on the same server. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Files in, beside COPY of 10,000.")
final class ImportBench implements Callable<Integer> {

    private static final String EVENTS = "events of known people, NDJSON";
    private static final String ORDERS = "orders of known people, CSV, two lines each";
    private static final String PEOPLE = "new people with five properties, CSV";

    /** So many events until the product has compiled what it needs for them. */
    private static final int WARM_EVENTS = 300_000;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Seconds of the control (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are reported (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--events", defaultValue = "300000", description = "Events in a file (default: ${DEFAULT-VALUE}).")
    int events;

    @Option(
            names = "--orders",
            defaultValue = "100000",
            description = "Orders in a file, 0 for none (default: ${DEFAULT-VALUE}).")
    int orders;

    @Option(
            names = "--people",
            defaultValue = "50000",
            description = "People in a file, 0 for none (default: ${DEFAULT-VALUE}).")
    int people;

    @Option(
            names = "--users",
            defaultValue = "100000",
            description = "People who are known before (default: ${DEFAULT-VALUE}).")
    int users;

    @Option(names = "--report", defaultValue = "docs/bench/import.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/import.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    private final Map<String, List<Double>> caughtUp = new LinkedHashMap<>();
    private final Map<String, List<Ground.Processor>> processor = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        Report table = new Report(Control.NAME);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            ground.source();
            IntakeBench.people(ground, users);
            String key = ReadBench.apiKey(ground, "imports:write");
            System.out.println("  warming up");
            FilePayloads files = new FilePayloads(ground.folder().resolve("files"), users);
            bring(ground, key, files.events(Math.max(events, WARM_EVENTS)));
            if (orders > 0) {
                bring(ground, key, files.orders(orders / 5));
            }
            if (people > 0) {
                bring(ground, key, files.people(people / 5));
            }
            ground.catchUp();
            for (int round = 0; round < rounds; round++) {
                control(ground, table);
                timed(ground, key, table, EVENTS, files.events(events));
                if (orders > 0) {
                    timed(ground, key, table, ORDERS, files.orders(orders));
                }
                if (people > 0) {
                    timed(ground, key, table, PEOPLE, files.people(people));
                }
            }
            processor.forEach((name, taken) -> table.note(String.format(
                    Locale.ROOT,
                    "processor time of %s: product %.0f µs, PostgreSQL %.0f µs each",
                    name,
                    Report.median(taken.stream().map(Ground.Processor::product).toList()),
                    Report.median(taken.stream().map(Ground.Processor::database).toList()))));
            table.note(
                    "a second: touchpoints landed, from the start of the run to its end; p50 and p99 are those of a COPY,"
                            + " and of an import its whole length");
            caughtUp.forEach((name, taken) -> table.note(String.format(
                    Locale.ROOT, "what is derived had caught up %.0f s after %s", Report.median(taken), name)));
            table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
            table.append(report, "Files in");
            ground.well();
        }
        return 0;
    }

    private void control(Ground ground, Report table) throws Exception {
        Ground.Processor before = ground.processor();
        table.add(Control.NAME, Control.run(ground, seconds));
        try (Connection c = ground.connect()) {
            taken(Control.NAME, ground, before, BenchSql.number(c, "select count(*) from bench.touch"));
        }
        Control.clear(ground);
    }

    private void timed(Ground ground, String key, Report table, String name, FilePayloads.File file) throws Exception {
        Ground.Processor before = ground.processor();
        table.add(name, bring(ground, key, file));
        taken(name, ground, before, file.touchpoints());
        caughtUp.computeIfAbsent(name, n -> new ArrayList<>()).add(ground.catchUp());
    }

    private void taken(String name, Ground ground, Ground.Processor before, long rows) throws IOException {
        Ground.Processor taken = ground.processor().minus(before);
        Ground.Processor each = new Ground.Processor(taken.product() * 1e6 / rows, taken.database() * 1e6 / rows);
        processor.computeIfAbsent(name, n -> new ArrayList<>()).add(each);
        System.out.printf(Locale.ROOT, "    product %.0f µs, PostgreSQL %.0f µs%n", each.product(), each.database());
    }

    /** Brings a file and waits until its import has ended. */
    private static Loop.Result bring(Ground ground, String key, FilePayloads.File file) throws Exception {
        long id = upload(ground, key, file);
        try (Connection c = ground.connect();
                PreparedStatement s = c.prepareStatement("""
                        select status, landed, rows_failed, (extract(epoch from finished_at - started_at) * 1000000)::bigint
                          from touchpoint.import_run where id = ?""")) {
            s.setLong(1, id);
            while (true) {
                try (ResultSet rs = s.executeQuery()) {
                    rs.next();
                    String status = rs.getString(1);
                    if (status.equals("done") && rs.getLong(2) == file.touchpoints() && rs.getLong(3) == 0) {
                        Histogram micros = new Histogram(3);
                        micros.recordValue(rs.getLong(4));
                        Files.delete(file.path());
                        return new Loop.Result(rs.getLong(2) * 1e6 / rs.getLong(4), micros);
                    }
                    if (!status.equals("waiting") && !status.equals("running")) {
                        throw new IllegalStateException("import " + id + " is " + status + " with " + rs.getLong(2)
                                + " touchpoints and " + rs.getLong(3) + " rows failed");
                    }
                }
                Thread.sleep(100);
            }
        }
    }

    private static long upload(Ground ground, String key, FilePayloads.File file)
            throws IOException, InterruptedException {
        String part = "--end-of-part\r\nContent-Disposition: form-data; name=\"";
        String head = part + "mapping\"\r\n\r\n" + file.mapping() + "\r\n" + part + "file\"; filename=\"bench\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ground.port() + "/api/imports"))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "multipart/form-data; boundary=end-of-part")
                            .POST(BodyPublishers.concat(
                                    BodyPublishers.ofString(head),
                                    BodyPublishers.ofFile(file.path()),
                                    BodyPublishers.ofString("\r\n--end-of-part--\r\n")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(
                        "The import was answered with " + answer.statusCode() + " " + answer.body());
            }
            String location = answer.headers().firstValue("Location").orElseThrow();
            return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        }
    }
}
