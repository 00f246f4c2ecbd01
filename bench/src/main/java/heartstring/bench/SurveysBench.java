package heartstring.bench;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.FormJson;
import heartstring.experience.surveys.Templates;
import heartstring.platform.secrets.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Surveys as people answer them over HTTP, beside TPC-B: the page, each step, and 10,000 whole answers a minute. */
@Command(
        name = "surveys",
        mixinStandardHelpOptions = true,
        description = "Survey pages and answers, beside TPC-B; 10,000 answers a minute held.")
final class SurveysBench implements Callable<Integer> {

    private static final int WARM_ROUNDS = 2;
    /** Seconds of the held rate that are not counted. */
    private static final int WARM_HELD = 5;
    /** Well below the limit of steps from one address. */
    private static final int ANSWERS_OF_ONE_ADDRESS = 200;

    private static final String HELD = "whole answers, held rate, 48 connections";

    private final AtomicInteger addresses = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Seconds of one timed case (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--held",
            defaultValue = "60",
            description = "Seconds for which the rate is held (default: ${DEFAULT-VALUE}).")
    int held;

    @Option(
            names = "--minute",
            defaultValue = "10000",
            description = "Answers a minute to hold (default: ${DEFAULT-VALUE}).")
    int minute;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are reported (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--customers", defaultValue = "100000", description = "Customers (default: ${DEFAULT-VALUE}).")
    long customers;

    @Option(
            names = "--answers",
            defaultValue = "300000",
            description = "Answers there are before (default: ${DEFAULT-VALUE}).")
    long answers;

    @Option(names = "--report", defaultValue = "docs/bench/surveys.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/surveys.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        Report table = new Report(TpcB.NAME);
        try (Ground ground = Ground.in(work, "1g")) {
            ground.startProduct();
            long[] surveys = fill(ground);
            ground.killProduct();
            ground.startProduct();
            String secret = Files.readString(ground.folder().resolve("product/secret.key"))
                    .strip();
            TpcB.fill(ground);
            System.out.println("  warming up");
            for (int i = 0; i < WARM_ROUNDS; i++) {
                pages(ground, 4, 0);
                Loop.run(8, Duration.ofSeconds(1), time(), () -> new Person(ground, () -> letter(secret, surveys[0])));
                Loop.run(8, Duration.ofSeconds(1), time(), () -> new Person(ground, () -> "/s/benchsteps"));
            }
            for (int round = 0; round < rounds; round++) {
                table.add(TpcB.NAME, TpcB.run(ground, seconds));
                table.add("survey page, 4 connections", pages(ground, 4, 0));
                table.add("survey page, 100 a second, 16 connections", pages(ground, 16, 100));
                table.add(
                        "whole answers by a letter's link, 32 connections",
                        Loop.run(
                                32,
                                Duration.ofSeconds(1),
                                time(),
                                () -> new Person(ground, () -> letter(secret, surveys[0]))));
                table.add(
                        "whole answers by the survey's link, of nobody known, 32 connections",
                        Loop.run(32, Duration.ofSeconds(1), time(), () -> new Person(ground, () -> "/s/benchsteps")));
                table.add(
                        "100 records a call to /api/feedback, 4 connections",
                        feedback(ground, ReadBench.apiKey(ground, "experience:read", "experience:write")));
            }
            hold(ground, table, secret, surveys[0]);
            check(ground, table, surveys[0]);
            table.note("resident memory of the product after the load: " + ground.residentMegabytes() + " MB");
            table.append(report, "Surveys");
            ground.well();
        }
        return 0;
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** Holds the rate of whole answers, and says what people waited for each step of them. */
    private void hold(Ground ground, Report table, String secret, long survey) throws Exception {
        Histogram page = new ConcurrentHistogram(3);
        Histogram step = new ConcurrentHistogram(3);
        double behind = ground.catchUp();
        Ground.Processor before = ground.processor();
        long from = System.nanoTime();
        table.add(
                HELD,
                Loop.paced(
                        48,
                        minute / 60.0,
                        Duration.ofSeconds(WARM_HELD),
                        Duration.ofSeconds(held),
                        () -> new Person(ground, () -> letter(secret, survey), page, step)));
        double elapsed = (System.nanoTime() - from) / 1e9;
        Ground.Processor took = ground.processor().minus(before);
        double after = ground.catchUp();
        table.note(String.format(
                Locale.ROOT,
                "%,d answers a minute asked for, %,.0f taken (four requests each: page, step, page, sent); pages p95"
                        + " %.1f ms, steps p95 %.1f ms; processor seconds a second: product %.2f, database %.2f",
                minute,
                table.rate(HELD) * 60 * Math.min(1, (held + WARM_HELD) / elapsed),
                page.getValueAtPercentile(95) / 1000.0,
                step.getValueAtPercentile(95) / 1000.0,
                took.product() / elapsed,
                took.database() / elapsed));
        table.note(String.format(
                Locale.ROOT,
                "what is derived was there %.1f s after the last answer (before: %.1f s after what had gone before)",
                after,
                behind));
    }

    private Loop.Result pages(Ground ground, int connections, double rate) throws Exception {
        return Loop.paced(connections, rate, Duration.ofSeconds(1), time(), () -> {
            RawHttp http = new RawHttp(ground.port(), "none", address());
            return ReadBench.caller(
                    http,
                    () -> "/s/benchpage?store=S" + ThreadLocalRandom.current().nextInt(40));
        });
    }

    private Loop.Result feedback(Ground ground, String key) throws Exception {
        return Loop.run(4, Duration.ofSeconds(1), time(), () -> {
            RawHttp http = new RawHttp(ground.port(), "Bearer " + key);
            return new Loop.Caller() {
                @Override
                public int call() throws IOException {
                    int status = http.post(
                            "/api/feedback",
                            records().getBytes(StandardCharsets.UTF_8),
                            "Idempotency-Key: " + UUID.randomUUID());
                    if (status != 200) {
                        throw new IllegalStateException("/api/feedback answered " + status);
                    }
                    return 100;
                }

                @Override
                public void close() throws IOException {
                    http.close();
                }
            };
        });
    }

    private String records() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add("{\"submissionId\":\"" + UUID.randomUUID() + "\",\"survey\":\"bench_elsewhere\",\"at\":\""
                    + Instant.now() + "\",\"customer\":{\"email\":\"c" + anybody()
                    + "@example.org\"},\"measure\":\"nps\",\"score\":" + number()
                    + ",\"comment\":\"Quick, and the bread was fresh.\"}");
        }
        return "{\"feedback\":[" + String.join(",", records) + "]}";
    }

    private long anybody() {
        return 1 + ThreadLocalRandom.current().nextLong(customers);
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(11);
    }

    /** Another one each time, as people have. */
    private InetAddress address() throws IOException {
        int n = addresses.incrementAndGet();
        return InetAddress.getByAddress(
                new byte[] {127, (byte) (1 + n / 60_000 % 250), (byte) (n / 250 % 250), (byte) (2 + n % 250)});
    }

    /** The link of a letter to any customer, sealed as the product seals it. */
    private String letter(String secret, long survey) {
        byte[] text = (survey + "\n" + anybody() + "\n0").getBytes(StandardCharsets.UTF_8);
        return "/s/l/" + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(secret, text));
    }

    private static byte[] seal(String secret, byte[] text) {
        byte[] nonce = Tokens.bytes(12);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Tokens.digest(secret), "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD("survey".getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(text);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who answers one survey after the other: looks, chooses a number, writes a line, sends. */
    private final class Person implements Loop.Caller {
        private final Ground ground;
        private final Callable<String> way;
        private final Histogram page;
        private final Histogram step;
        private RawHttp http;
        private int answered;

        Person(Ground ground, Callable<String> way) throws IOException {
            this(ground, way, new ConcurrentHistogram(3), new ConcurrentHistogram(3));
        }

        Person(Ground ground, Callable<String> way, Histogram page, Histogram step) throws IOException {
            this.ground = ground;
            this.way = way;
            this.page = page;
            this.step = step;
            this.http = new RawHttp(ground.port(), "none", address()).keeping();
        }

        @Override
        public int call() throws Exception {
            if (++answered % ANSWERS_OF_ONE_ADDRESS == 0) {
                http.close();
                http = new RawHttp(ground.port(), "none", address()).keeping();
            }
            String path = way.call();
            look(path);
            String in = hidden("in");
            String who = in.isEmpty() ? "" : "in=" + in + "&";
            say(path, who + "at=nps&lang=en&via=link&q.nps=" + number() + "&go=next", 303);
            look(path + "?" + who + "at=why&lang=en");
            say(
                    path,
                    who + "at=why&lang=en&go=next&q.why="
                            + URLEncoder.encode("Quick, and the bread was fresh.", StandardCharsets.UTF_8),
                    200);
            if (!http.body().contains("Thank you")) {
                throw new IllegalStateException("not thanked: " + http.body());
            }
            sent.incrementAndGet();
            return 1;
        }

        private void look(String path) throws IOException {
            long from = System.nanoTime();
            expect(http.get(path), 200, path);
            page.recordValue(Math.max(1, (System.nanoTime() - from) / 1_000));
        }

        private void say(String path, String fields, int status) throws IOException {
            long from = System.nanoTime();
            expect(http.form(path, fields), status, path);
            step.recordValue(Math.max(1, (System.nanoTime() - from) / 1_000));
        }

        private void expect(int status, int wanted, String path) {
            if (status != wanted && !(wanted == 303 && status == 302)) {
                throw new IllegalStateException(path + " answered " + status + ": " + http.body());
            }
        }

        private String hidden(String name) {
            String before = "name=\"" + name + "\" value=\"";
            int at = http.body().indexOf(before);
            return at < 0
                    ? ""
                    : http.body().substring(at + before.length(), http.body().indexOf('"', at + before.length()));
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    /** Surveys, customers and past answers; the numbers of the surveys. */
    private long[] fill(Ground ground) throws Exception {
        int source = ground.source();
        try (Connection c = ground.connect()) {
            System.out.printf("  filling %,d customers, %,d answers%n", customers, answers);
            BenchSql.execute(c, "set synchronous_commit = off");
            CrowdSql.people(c, source, customers);
            Form steps = Templates.NPS.form();
            long one = SurveyCrowdSql.survey(c, "benchsteps", FormJson.write(steps));
            long other = SurveyCrowdSql.survey(
                    c, "benchpage", FormJson.write(Templates.VISIT.form().laidOut(Form.Layout.PAGE, List.of("store"))));
            BenchSql.execute(c, "update experience.survey set again_days = 0 where key like 'bench%'");
            SurveyCrowdSql.past(c, one, source, customers, answers);
            CrowdSql.settle(c);
            return new long[] {one, other};
        }
    }

    /** What people were thanked for is there, once. */
    private void check(Ground ground, Report table, long survey) throws SQLException {
        try (Connection c = ground.connect()) {
            long there = SurveyCrowdSql.answers(c, survey) - answers;
            // Nobody is thanked twice for one; who was on the way when a case ended is there, and was not counted.
            if (there < sent.get()) {
                throw new IllegalStateException(sent.get() + " were thanked, " + there + " answers are there");
            }
            if (SurveyCrowdSql.astray(c) > 0) {
                throw new IllegalStateException("answers whose touchpoint is somebody else's");
            }
            table.note(String.format(Locale.ROOT, "each of %,d answers that were thanked for is there", sent.get()));
        }
    }
}
