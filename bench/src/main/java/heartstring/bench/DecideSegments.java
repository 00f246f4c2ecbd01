package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Of whom conditions hold: how long counting takes, and whether the members are those that a recount finds. */
final class DecideSegments {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int TIMES = 11;

    private final Ground ground;
    private final long customers;

    DecideSegments(Ground ground, long customers) {
        this.ground = ground;
        this.customers = customers;
    }

    /**
     * @param condition as it is sent
     * @param where the same, said of a customer {@code k} in another way
     * @param limitMillis how long counting may take
     */
    private record Case(String name, String condition, String where, int limitMillis) {}

    private static List<Case> cases() {
        return List.of(
                new Case(
                        "narrow: one city, and bought a product within 60 days",
                        "{\"all\":[{\"term\":\"city\",\"is\":\"is\",\"value\":\"City 17\"},"
                                + "{\"term\":\"orders\",\"with\":{\"product\":\"p-77\",\"days\":60},\"is\":\"at-least\",\"value\":1}]}",
                        "exists (select from customer.headline h where h.customer_id = k.id and h.city = 'City 17') and "
                                + ContextCrowdSql.bought(
                                        60,
                                        " and exists (select from commerce.order_line l join commerce.product q on q.id = l.product_id"
                                                + " where l.order_id = o.id and q.key = 'p-77')"),
                        300),
                new Case(
                        "narrow: one city, and five orders or more",
                        "{\"all\":[{\"term\":\"city\",\"is\":\"is\",\"value\":\"City 17\"},"
                                + "{\"term\":\"orders\",\"is\":\"at-least\",\"value\":5}]}",
                        "exists (select from customer.headline h where h.customer_id = k.id and h.city = 'City 17')"
                                + " and exists (select from story.standing s where s.customer_id = k.id and s.orders >= 5)",
                        300),
                new Case(
                        "broad: one country, five orders or more, not within 30 days",
                        "{\"all\":[{\"term\":\"country\",\"is\":\"is\",\"value\":\"DE\"},"
                                + "{\"term\":\"orders\",\"is\":\"at-least\",\"value\":5},"
                                + "{\"not\":{\"term\":\"last-order.days\",\"is\":\"less-than\",\"value\":30}}]}",
                        "exists (select from customer.headline h where h.customer_id = k.id and h.country = 'DE')"
                                + " and exists (select from story.standing s where s.customer_id = k.id and s.orders >= 5)"
                                + " and not exists (select from story.standing s where s.customer_id = k.id"
                                + " and floor(extract(epoch from (now() - s.last_order_at)) / 86400) < 30)",
                        2_000),
                new Case(
                        "broad: did not buy within 60 days",
                        "{\"not\":{\"term\":\"orders\",\"with\":{\"days\":60},\"is\":\"at-least\",\"value\":1}}",
                        "not " + ContextCrowdSql.bought(60, ""),
                        2_000));
    }

    void run(Path report) throws Exception {
        String key = ReadBench.apiKey(ground, "insight:write", "insight:read");
        Report table = new Report(TpcB.NAME);
        try (RawHttp http = new RawHttp(ground.port(), "Bearer " + key).keeping();
                Connection c = ground.connect()) {
            clear(http, c);
            for (Case one : cases()) {
                table.note(line(ground, http, c, one));
            }
        }
        table.add(TpcB.NAME, TpcB.run(ground, 5));
        table.note(String.format(
                Locale.ROOT,
                "%,d customers; of each condition the median and the slowest of %d counts over HTTP with some of the people in it, then how long"
                        + " until all its members are kept; counts and members are those of a recount in plain SQL",
                customers,
                TIMES));
        table.append(report, "Segments");
    }

    private static String line(Ground ground, RawHttp http, Connection c, Case one) throws Exception {
        long[] right = ContextCrowdSql.recounted(c, one.where());
        double[] millis = new double[TIMES];
        byte[] wish = ("{\"condition\":" + one.condition() + "}").getBytes(StandardCharsets.UTF_8);
        ground.calm();
        for (int i = 0; i < TIMES; i++) {
            long from = System.nanoTime();
            int status = http.post("/api/segments/preview", wish);
            millis[i] = (System.nanoTime() - from) / 1e6;
            if (status != 200) {
                return one.name() + ": " + http.body();
            }
        }
        long counted = number(http.body(), "\"customers\":");
        long from = System.nanoTime();
        String named = "{\"name\":\"Bench %s\",\"condition\":%s}".formatted(UUID.randomUUID(), one.condition());
        if (http.post("/api/segments", named.getBytes(StandardCharsets.UTF_8)) != 201) {
            throw new IllegalStateException(http.body());
        }
        long id = id(http.body());
        while (!ContextCrowdSql.isCounted(c, id)) {
            if (System.nanoTime() - from > LONGEST.toNanos()) {
                throw new IllegalStateException(one.name() + " is not counted");
            }
            Thread.sleep(50);
        }
        double kept = (System.nanoTime() - from) / 1e9;
        long[] members = ContextCrowdSql.members(c, id);
        if (counted != right[0] || !Arrays.equals(members, right)) {
            throw new IllegalStateException(one.name() + ": counted " + counted + ", members "
                    + Arrays.toString(members) + ", recounted " + Arrays.toString(right));
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "%s: %,d customers; %.0f ms, at most %.0f (budget %,d ms); members after %.1f s",
                one.name(),
                counted,
                millis[TIMES / 2],
                millis[TIMES - 1],
                one.limitMillis(),
                kept);
    }

    /** Takes away what a run before kept in the same folder: with each segment more is looked at after an event. */
    static void clear(RawHttp http, Connection c) throws IOException, SQLException {
        String before = BenchSql.text(
                c, "select coalesce(string_agg(id::text, ','), '') from story.segment where name like 'Bench %'");
        for (String id : before.isEmpty() ? new String[0] : before.split(",")) {
            int status = http.delete("/api/segments/" + id);
            if (status != 204 && status != 404) {
                throw new IllegalStateException(http.body());
            }
        }
    }

    static long id(String body) {
        return number(body, "\"id\":");
    }

    private static long number(String body, String after) {
        int at = body.indexOf(after) + after.length();
        int end = at;
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        return Long.parseLong(body.substring(at, end));
    }
}
