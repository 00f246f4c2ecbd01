package heartstring.messaging.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks the whole way, to programs of the test's own that answer well, badly and never. */
@HouseTest
class WebhooksTest {

    private final House house;
    private final Api api;
    private final DeliveriesSql sql;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger flaky = new AtomicInteger();
    private final HttpServer server;
    private final ServerSocket silent;
    private final List<Integer> made = new ArrayList<>();

    WebhooksTest(House house, DeliveriesSql sql, JdbcClient jdbc, Intake intake, Sources sources) throws Exception {
        this.house = house;
        this.api = house.api("webhooks:read", "webhooks:write");
        this.sql = sql;
        this.jdbc = jdbc;
        this.feed = new Feed(sources, intake, "web");
        this.silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", call -> {
            String path = call.getRequestURI().getPath();
            calls.add(new Call(
                    path,
                    call.getRequestHeaders(),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            int status = path.startsWith("/moved") ? 302 : path.startsWith("/flaky") && flaky.get() > 0 ? 500 : 200;
            if (status == 302) {
                call.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/inner");
            }
            byte[] answer = "Thanks".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
    }

    private record Call(String path, Map<String, List<String>> heads, String body) {

        String id() {
            return heads.get("Webhook-id").getFirst();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** By the library that receivers use. */
        void isSignedBy(String secret) {
            try {
                new Webhook(secret)
                        .verify(
                                body,
                                Map.of(
                                        "webhook-id", List.of(id()),
                                        "webhook-timestamp", heads.get("Webhook-timestamp"),
                                        "webhook-signature", heads.get("Webhook-signature")));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @AfterEach
    void end() throws Exception {
        made.forEach(id -> api.send("DELETE", "/api/webhooks/" + id, null));
        server.stop(0);
        silent.close();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void until(String what, BooleanSupplier met) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!met.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(25);
        }
    }

    private JsonNode add(String url, String... kinds) {
        Answer answer = api.post(
                "/api/webhooks",
                "{\"url\":\"%s\",\"description\":\"test\",\"kinds\":[\"%s\"]}"
                        .formatted(url, String.join("\",\"", kinds)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        made.add(answer.json().path("id").asInt(0));
        return answer.json();
    }

    private String here(String path) {
        return "http://127.0.0.1:" + port() + path + x;
    }

    private List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path + x)).toList();
    }

    private JsonNode newest(int webhook) {
        return api.get("/api/webhooks/" + webhook + "/deliveries")
                .json()
                .path("deliveries")
                .path(0);
    }

    private long test(int webhook) {
        Answer answer = api.post("/api/webhooks/" + webhook + "/tests", "{}");
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().path("id").asLong(0);
    }

    private void hurry(long delivery) {
        jdbc.sql("update messaging.webhook_delivery set try_at = now() - interval '1 second' where id = :id")
                .param("id", delivery)
                .update();
    }

    @Test
    void newsArrivesSignedWhileOthersHangAndIsTriedAgainUnderItsId() throws Exception {
        String event = "Store Visited " + x;
        int hangs = add("http://127.0.0.1:" + silent.getLocalPort() + "/", "event:" + event)
                .path("id")
                .asInt(0);
        test(hangs);
        JsonNode good = add(here("/good"), "event:" + event, "order.completed");
        int moved = add(here("/moved"), "event:" + event).path("id").asInt(0);
        int id = good.path("id").asInt(0);
        String secret = good.path("secret").asString("");
        assertThat(secret).startsWith("whsec_");
        assertThat(api.get("/api/webhooks/" + id).body()).doesNotContain(secret).contains("\"on\":true");
        feed.send(List.of(
                "{'type':'track','event':'%s','userId':'u%s','messageId':'m%s','properties':{'store':'North'}}"
                        .formatted(event, x, x),
                "{'type':'track','event':'%s','userId':'u%s','timestamp':'2020-01-01T00:00:00Z'}".formatted(event, x),
                "{'type':'track','event':'Other %s','userId':'u%s'}".formatted(x, x)));
        until("it arrives", () -> !calls("/good").isEmpty() && !calls("/moved").isEmpty());
        Call call = calls("/good").getFirst();
        call.isSignedBy(secret);
        assertThat(call.heads().get("Content-type").getFirst()).startsWith("application/cloudevents+json");
        JsonNode told = call.json();
        isCloudEvent(call, told);
        until("the log knows", () -> newest(id).path("state").asString("").equals("delivered"));
        until("redirects are told", () -> newest(moved).path("status").asInt(0) == 302);
        assertThat(newest(moved).path("reason").asString("")).contains("redirects are not followed");
        assertThat(calls("/good")).as("what is old is no news").hasSize(1);
        assertThat(calls).noneMatch(c -> c.path().equals("/inner"));
        long delivery = newest(id).path("id").asLong(0);
        assertThat(api.get("/api/webhooks/" + id + "/deliveries/" + delivery)
                        .json()
                        .path("body")
                        .asString(""))
                .contains("\"store\":\"North\"");
        replayAndPages(id, delivery, call.id());
        rotation(id, secret);
        jdbc.sql("update customer.profile set erased_at = now() where id = :id")
                .param("id", told.path("data").path("profile").asLong(0))
                .update();
        assertThat(api.get("/api/webhooks/" + id + "/deliveries/" + delivery).body())
                .as("of whom is forgotten nothing is told")
                .doesNotContain("North");
    }

    private static void isCloudEvent(Call call, JsonNode told) {
        assertThat(told.path("specversion").asString("")).isEqualTo("1.0");
        assertThat(told.path("id").asString("")).isEqualTo(call.id());
        assertThat(told.path("type").asString("")).isEqualTo("heartstring.event.recorded");
        assertThat(told.path("subject").asString(""))
                .isEqualTo("customers/" + told.path("data").path("customer").asLong(0));
        assertThat(told.path("data").path("properties").path("store").asString(""))
                .isEqualTo("North");
        assertThat(Duration.between(Instant.parse(told.path("time").asString("")), Instant.now()))
                .isLessThan(Duration.ofSeconds(20));
    }

    private void replayAndPages(int id, long delivery, String webhookId) throws InterruptedException {
        assertThat(api.post("/api/webhooks/" + id + "/deliveries/" + delivery + "/replay", "{}")
                        .status())
                .isEqualTo(202);
        until("it is told again", () -> calls("/good").size() == 2);
        assertThat(calls("/good").getLast().id()).isEqualTo(webhookId);
        var admin = house.as(Role.ADMINISTRATOR);
        assertThat(admin.get("/webhooks").body()).contains(here("/good"), "order.completed", "Works");
        assertThat(admin.get("/webhooks/" + id + "?state=delivered").body()).contains("event.recorded", "200");
        assertThat(admin.get("/webhooks/" + id + "/deliveries/" + delivery).body())
                .contains(webhookId, "North", "Thanks");
        assertThat(admin.post("/webhooks", "url", "http://localhost:1/" + x, "kinds", "case.opened")
                        .body())
                .contains("https only", "http://localhost:1/" + x);
        assertThat(house.as(Role.MANAGER).get("/webhooks").status()).isEqualTo(403);
    }

    private void rotation(int id, String before) throws InterruptedException {
        String after = api.post("/api/webhooks/" + id + "/secret", "{}")
                .json()
                .path("secret")
                .asString("");
        assertThat(after).startsWith("whsec_").isNotEqualTo(before);
        int known = calls("/good").size();
        test(id);
        until("the test arrives", () -> calls("/good").size() > known);
        Call call = calls("/good").getLast();
        assertThat(call.json().path("type").asString("")).isEqualTo("heartstring.webhook.test");
        call.isSignedBy(after);
        call.isSignedBy(before);
    }

    @Test
    void whatFailsOrWhoeverDiesIsToldAgainAndWhoIsGoneForDaysIsTurnedOff() throws Exception {
        int id = add(here("/flaky"), "case.opened").path("id").asInt(0);
        flaky.set(1);
        long first = test(id);
        until("it fails", () -> newest(id).path("status").asInt(0) == 500);
        assertThat(newest(id).path("nextAt").asString("")).isNotEmpty();
        flaky.set(0);
        hurry(first);
        until("it arrives", () -> newest(id).path("state").asString("").equals("delivered"));
        assertThat(newest(id).path("tries").asInt(0)).isEqualTo(2);
        assertThat(calls("/flaky").stream().map(Call::id).distinct()).hasSize(1);

        // Taken by a server that then dies: nobody else takes it before the lease runs out.
        jdbc.sql("update messaging.webhook_endpoint set paused_until = now() + interval '1 hour' where id = :id")
                .param("id", id)
                .update();
        long taken = test(id);
        assertThat(sql.take(id, 10, Instant.now().plusSeconds(1), WebhookRules.LEASE))
                .hasSize(1);
        jdbc.sql("update messaging.webhook_endpoint set paused_until = null where id = :id")
                .param("id", id)
                .update();
        int known = calls("/flaky").size();
        Thread.sleep(1_000);
        assertThat(calls("/flaky")).hasSize(known);
        hurry(taken);
        until("the lease has run out", () -> calls("/flaky").size() > known);
        assertThat(calls("/flaky").getLast().id())
                .isEqualTo(newest(id).path("webhookId").asString(""));

        goneForDays(id);
    }

    private void goneForDays(int id) throws Exception {
        flaky.set(1);
        jdbc.sql("update messaging.webhook_endpoint set failing_since = now() - interval '6 days' where id = :id")
                .param("id", id)
                .update();
        long last = test(id);
        until(
                "it is turned off",
                () -> !api.get("/api/webhooks/" + id).json().path("on").asBoolean(true));
        assertThat(api.get("/api/webhooks/" + id).json().path("why").asString(""))
                .contains("five days", "500");
        flaky.set(0);
        jdbc.sql("update messaging.webhook_delivery set state = 'failed' where id = :id")
                .param("id", last)
                .update();
        assertThat(api.send("PUT", "/api/webhooks/" + id + "/on", null).status())
                .isEqualTo(200);
        assertThat(api.post("/api/webhooks/" + id + "/replays", "{}")
                        .json()
                        .path("count")
                        .asInt(0))
                .isEqualTo(1);
        until("what failed is told", () -> newest(id).path("state").asString("").equals("delivered"));
    }

    @Test
    void nothingInsideIsCalled() {
        for (String url : List.of(
                "http://localhost:1/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://[::ffff:127.0.0.2]/",
                "https://[2001:0:7f00:1::1]/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd")) {
            assertThat(api.post("/api/webhooks", "{\"url\":\"" + url + "\",\"kinds\":[\"case.opened\"]}")
                            .status())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(house.api("webhooks:read")
                        .post("/api/webhooks", "{\"url\":\"" + here("/good") + "\",\"kinds\":[\"case.opened\"]}")
                        .status())
                .isEqualTo(403);
    }
}
