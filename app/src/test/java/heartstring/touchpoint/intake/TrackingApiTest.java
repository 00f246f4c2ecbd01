package heartstring.touchpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.segment.analytics.Analytics;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.TrackMessage;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class TrackingApiTest {

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TrackingApiTest(House house, Sources sources, JdbcClient jdbc, TransactionTemplate transactions) {
        this.transactions = transactions;
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    private long count(Tracking tracking) {
        return jdbc.sql("select count(*) from touchpoint.touchpoint where source_id = :id")
                .param("id", tracking.source.id())
                .query(Long.class)
                .single();
    }

    private List<String> reasons(Tracking tracking) {
        return jdbc.sql("select reason from touchpoint.rejected where source_id = :id order by id")
                .param("id", tracking.source.id())
                .query(String.class)
                .list();
    }

    private static String batch(List<String> users, List<String> messages) {
        StringBuilder batch = new StringBuilder("{\"batch\":[");
        for (int i = 0; i < users.size(); i++) {
            batch.append(i == 0 ? "" : ",")
                    .append("""
                    {"type":"track","event":"Seen","%s":"%s","messageId":"%s"}""".formatted(i % 3 == 0 ? "anonymousId" : "userId", users.get(i), messages.get(i)));
        }
        return batch.append("]}").toString();
    }

    private static List<String> fresh(int size) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(size).toList();
    }

    @Test
    void manyKnownPeopleGetEachTheirOwnEvents() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        List<String> users = fresh(300);
        for (int round = 0; round < 2; round++) {
            assertThat(tracking.post("batch", batch(users, fresh(300))).statusCode())
                    .isEqualTo(200);
        }
        assertThat(jdbc.sql("""
                                select count(*), count(distinct p.id) from touchpoint.touchpoint t join customer.profile p on p.id = t.profile_id
                                 where t.source_id = :id and p.key_value in (t.body ->> 'userId', t.body ->> 'anonymousId')""")
                        .param("id", tracking.source.id())
                        .query((rs, n) -> List.of(rs.getInt(1), rs.getInt(2)))
                        .single())
                .containsExactly(600, 300);
    }

    @Test
    void ofManyMessagesThoseThatSomebodyElseTakesAtTheSameMomentAreNotTakenTwice() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        List<String> messages = new ArrayList<>(fresh(200));
        messages.set(7, messages.get(150));
        assertThat(tracking.post("batch", batch(fresh(100), messages.subList(100, 200)))
                        .statusCode())
                .isEqualTo(200);
        Future<HttpResponse<String>> answer;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            answer = transactions.execute(status -> {
                jdbc.sql("insert into touchpoint.message (source_id, message_key) values (:source, :key::uuid)")
                        .param("source", tracking.source.id())
                        .param("key", messages.get(50))
                        .update();
                var sent = threads.submit(() -> tracking.post("batch", batch(fresh(200), messages)));
                await(() -> jdbc.sql("select count(*) from pg_locks where locktype = 'transactionid' and not granted")
                                .query(Long.class)
                                .single()
                        > 0);
                return sent;
            });
        }
        assertThat(answer.get().statusCode()).isEqualTo(200);
        // 200 without the repeat, the 100 of before and the one that somebody else took; and the 100.
        assertThat(count(tracking)).isEqualTo(98 + 100);
        assertThat(reasons(tracking)).isEmpty();
    }

    @Test
    void ofBatchesThatOverlapEachMessageCountsOnce() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        List<String> users = fresh(200);
        List<String> messages = fresh(200);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int from : new int[] {0, 50, 0, 100, 50, 0}) {
                answers.add(threads.submit(() -> tracking.post(
                        "batch", batch(users.subList(from, from + 100), messages.subList(from, from + 100)))));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(count(tracking)).isEqualTo(200);
        assertThat(reasons(tracking)).isEmpty();
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void theRealJavaClientLandsItsEvents() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String user = "u-" + UUID.randomUUID();
        CountDownLatch sent = new CountDownLatch(2);
        Analytics analytics = Analytics.builder(tracking.writeKey)
                .endpoint(house.at("").toString())
                .flushInterval(1, TimeUnit.SECONDS)
                .callback(new com.segment.analytics.Callback() {
                    @Override
                    public void success(com.segment.analytics.messages.Message message) {
                        sent.countDown();
                    }

                    @Override
                    public void failure(com.segment.analytics.messages.Message message, Throwable error) {
                        throw new AssertionError(error);
                    }
                })
                .build();
        analytics.enqueue(IdentifyMessage.builder()
                .userId(user)
                .traits(Map.of("email", user + "@example.org", "name", "Ana Ruiz")));
        analytics.enqueue(TrackMessage.builder("Order Completed")
                .userId(user)
                .properties(Map.of("order_id", user, "total", 12.5)));
        analytics.flush();
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        analytics.shutdown();
        assertThat(count(tracking)).isEqualTo(2);
        assertThat(jdbc.sql("""
                                select h.name from customer.headline h join customer.profile p using (customer_id)
                                 where p.source_id = :id""")
                        .param("id", tracking.source.id())
                        .query(String.class)
                        .list())
                .containsExactly("Ana Ruiz");
    }

    @Test
    void theSameMessageCountsOnceInParallel() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String id = UUID.randomUUID().toString();
        String body = "{\"userId\":\"u-%s\",\"event\":\"Ping\",\"messageId\":\"odd id %s\"}".formatted(id, id);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(() -> tracking.post("track", body).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(count(tracking)).isEqualTo(1);
    }

    @Test
    void oneBadEventInABatchIsKeptAsideAndTheRestLands() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        var answer = tracking.post("batch", """
                {"batch":[
                  {"type":"track","userId":"ok-1","event":"A","messageId":"%1$s-1"},
                  {"type":"track","event":"B","messageId":"%1$s-2"},
                  {"type":"dance","userId":"x","messageId":"%1$s-3"},
                  {"type":"track","userId":"ok-2","event":"C \\u0000 \\ud83c\\udf53","properties":{"n":1e999999,"zero":"\\u0000"},"messageId":"%1$s-4"}
                ]}""".formatted(UUID.randomUUID()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"index\":1")
                .contains("\"index\":2")
                .doesNotContain("\"index\":3");
        assertThat(count(tracking)).isEqualTo(2);
        assertThat(reasons(tracking)).hasSize(2).first().asString().contains("names nobody");
    }

    @Test
    void badRequestsGetAClearAnswer() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        record Case(String call, String body, int status, String words) {}
        String now = Instant.now().toString();
        List<Case> cases = List.of(
                new Case("track", "{\"userId\":", 400, "not valid JSON"),
                new Case("track", "[]", 400, "JSON object"),
                new Case("batch", "{\"batch\":7}", 400, "array"),
                new Case("track", "{\"userId\":\"u\",\"event\":\"E\",\"properties\":[1]}", 400, "must be an object"),
                new Case("track", "{\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"soon\"}", 400, "ISO 8601"),
                new Case(
                        "track",
                        "{\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"1970-01-01T00:00:00Z\"}",
                        400,
                        "1990"),
                new Case(
                        "track",
                        "{\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"2999-01-01T00:00:00Z\"}",
                        400,
                        "future"),
                new Case(
                        "identify",
                        "{\"userId\":null,\"traits\":{\"email\":\"a@example.org\"},\"timestamp\":\"" + now + "\"}",
                        200,
                        "true"),
                new Case("identify", "{\"userId\":null}", 400, "loyalty card in its traits"),
                new Case("identify", "{\"userId\":\"undefined\"}", 400, "means nobody"),
                new Case(
                        "track",
                        "{\"userId\":\"u\",\"event\":\"E\",\"x\":\"" + "x".repeat(33_000) + "\"}",
                        400,
                        "at most 32768"));
        for (Case c : cases) {
            var answer = tracking.post(c.call(), c.body());
            assertThat(answer.statusCode())
                    .as(c.body().substring(0, Math.min(60, c.body().length())))
                    .isEqualTo(c.status());
            assertThat(answer.body()).contains(c.words()).doesNotContain("[Source");
        }
        assertThat(tracking.post("track", "x".repeat(600_000)).statusCode()).isEqualTo(413);
        assertThat(tracking.post("track", "{}", "wk_wrong").statusCode()).isEqualTo(401);
        assertThat(reasons(tracking)).hasSize(10);
    }

    @Test
    void theClientsWrongClockIsCorrected() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        Instant wrong = Instant.now().minus(400, ChronoUnit.DAYS);
        tracking.post(
                "batch",
                "{\"sentAt\":\"%s\",\"batch\":[{\"type\":\"track\",\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"%s\"}]}"
                        .formatted(wrong, wrong.minusSeconds(60)));
        Instant at = jdbc.sql("select occurred_at from touchpoint.touchpoint where source_id = :id")
                .param("id", tracking.source.id())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .single();
        assertThat(at).isBetween(Instant.now().minusSeconds(90), Instant.now().minusSeconds(50));
    }
}
