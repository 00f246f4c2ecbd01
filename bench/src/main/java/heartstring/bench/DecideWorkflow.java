package heartstring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Everybody of a segment through a workflow, from the call until the last of them is at its end; and somebody who comes by an event meanwhile. */
final class DecideWorkflow {

    private static final String CONTROL = "control: as many rows as runs, 2,000 a commit";
    private static final String CROWD = "people through split, tag or property, wait for an event, points";
    private static final String ALONE = "one person by an event, nobody else";
    private static final String MEANWHILE = "one person by an event, meanwhile";
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final int POINTS = 7;
    private static final int ASKED = 20;

    private final Ground ground;
    private final long customers;
    private final int rounds;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private long asked;

    DecideWorkflow(Ground ground, long customers, int rounds) {
        this.ground = ground;
        this.customers = customers;
        this.rounds = rounds;
    }

    void run(Path report) throws Exception {
        String key = ReadBench.apiKey(
                ground, "workflows:write", "workflows:read", "insight:write", "insight:read", "customers:read");
        Report table = new Report(CONTROL);
        try (Connection c = ground.connect()) {
            WorkflowCrowdSql.control(c);
            long segment = segment(c, key);
            long single = workflow(key, "Bench single " + mark, """
                    {"entry":{"kind":"event","on":{"event":"Bench %s"}},"again":{"kind":"always"},
                     "steps":[{"id":"tag","do":"tag","tag":"asked"}]}""".formatted(mark), 0);
            ground.catchUp();
            for (int round = 0; round < rounds; round++) {
                table.add(CONTROL, control(c));
                Histogram before = new Histogram(3);
                for (int i = 0; i < ASKED; i++) {
                    one(c, single, before);
                }
                table.add(ALONE, new Loop.Result(0, before));
                crowd(c, key, segment, single, round, table);
            }
            WorkflowCrowdSql.clear(c);
        }
        table.note(String.format(
                Locale.ROOT,
                "%,d people in the segment, one of ten goes without; p50 to p99 of a person who comes by an event: until the tag is theirs;"
                        + " resident memory of the product: %d MB",
                customers,
                ground.residentMegabytes()));
        table.append(report, "Through a workflow");
    }

    private long segment(Connection c, String key) throws Exception {
        long id = DecideSegments.id(send("POST", "/api/segments", key, """
                {"name":"Bench all %s","condition":{"term":"orders","is":"at-least","value":1}}""".formatted(mark)));
        while (ContextCrowdSql.members(c, id)[0] < customers || !ContextCrowdSql.isCounted(c, id)) {
            Thread.sleep(200);
        }
        return id;
    }

    private long workflow(String key, String name, String definition, int heldOut) throws Exception {
        long id = DecideSegments.id(
                send("POST", "/api/workflows", key, "{\"name\":\"" + name + "\",\"workflow\":" + definition + "}"));
        send("POST", "/api/workflows/" + id + "/publication", key, "{\"heldOut\":" + heldOut + "}");
        send("PUT", "/api/workflows/" + id + "/running", key, "{\"on\":true}");
        return id;
    }

    private Loop.Result control(Connection c) throws Exception {
        long from = System.nanoTime();
        WorkflowCrowdSql.rows(c, customers, 2_000);
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Loop.Result(customers / seconds, new Histogram(3));
    }

    private void crowd(Connection c, String key, long segment, long single, int round, Report table) throws Exception {
        long id = workflow(
                key, "Bench crowd " + mark + " " + round, """
                {"entry":{"kind":"hand"},"steps":[
                  {"id":"often","do":"split","if":{"term":"orders","is":"at-least","value":5},
                   "yes":[{"id":"tag","do":"tag","tag":"often %s"}],
                   "no":[{"id":"set","do":"trait","name":"bench %s","value":"seldom"}]},
                  {"id":"reply","do":"wait-for","for":{"event":"Never %s"},"minutes":1},
                  {"id":"give","do":"points","programme":1,"points":%d}]}""".formatted(mark + round, mark + round, mark, POINTS), 10);
        long given = WorkflowCrowdSql.points(c);
        AtomicBoolean over = new AtomicBoolean();
        Histogram meanwhile = new ConcurrentHistogram(3);
        Thread person = Thread.ofPlatform().start(() -> persons(single, meanwhile, over));
        Ground.Processor processor = ground.processor();
        long from = System.nanoTime();
        fill(id, segment);
        while (!WorkflowCrowdSql.isOver(c, id)) {
            if (System.nanoTime() - from > LONGEST.toNanos()) {
                throw new IllegalStateException("It is not over: " + WorkflowCrowdSql.stages(c, id));
            }
            Thread.sleep(500);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        Ground.Processor used = ground.processor().minus(processor);
        over.set(true);
        person.join();
        WorkflowCrowdSql.check(c, id, customers, WorkflowCrowdSql.points(c) - given, POINTS);
        table.add(CROWD, new Loop.Result(customers / seconds, new Histogram(3)));
        table.add(MEANWHILE, new Loop.Result(0, meanwhile));
        table.note(String.format(
                Locale.ROOT,
                "%,d people in %.0f s, the minute of the wait among them; %d came by an event meanwhile, the slowest after %.1f s; processor a person:"
                        + " product %.2f ms, PostgreSQL %.2f ms",
                customers,
                seconds,
                meanwhile.getTotalCount(),
                meanwhile.getMaxValue() / 1e6,
                used.product() * 1e3 / customers,
                used.database() * 1e3 / customers));
        WorkflowCrowdSql.stages(c, id).forEach(table::note);
    }

    /** Every two seconds somebody comes by an event. */
    private void persons(long workflow, Histogram into, AtomicBoolean over) {
        try (Connection c = ground.connect()) {
            while (!over.get()) {
                one(c, workflow, into);
                Thread.sleep(2_000);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void one(Connection c, long workflow, Histogram into) throws Exception {
        long customer = 1 + asked++ * 37 % customers;
        long before = WorkflowCrowdSql.ended(c, workflow, customer);
        long from = System.nanoTime();
        try (RawHttp http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY))) {
            String event = "{\"userId\":\"c-%d\",\"event\":\"Bench %s\",\"messageId\":\"%s\"}"
                    .formatted(customer, mark, UUID.randomUUID());
            DecideTill.expect(http.post("/v1/track", event.getBytes(StandardCharsets.UTF_8)));
        }
        while (WorkflowCrowdSql.ended(c, workflow, customer) == before) {
            if (System.nanoTime() - from > Duration.ofMinutes(5).toNanos()) {
                throw new IllegalStateException("Nothing became of an event");
            }
            Thread.sleep(10);
        }
        into.recordValue(Math.max(1, (System.nanoTime() - from) / 1_000));
    }

    /** As a colleague does on the page. */
    private void fill(long workflow, long segment) throws Exception {
        String cookies = Session.signIn(ground);
        String path = "http://127.0.0.1:" + ground.port() + "/workflows/" + workflow + "/entering";
        String page = client.send(
                        HttpRequest.newBuilder(URI.create(path))
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page has no token");
        }
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(path + "/segments"))
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "segment=" + segment + "&people=" + customers + "&_csrf=" + token.group(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("Putting a segment in was answered with " + answer.statusCode());
        }
    }

    private String send(String method, String path, String key, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ground.port() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
