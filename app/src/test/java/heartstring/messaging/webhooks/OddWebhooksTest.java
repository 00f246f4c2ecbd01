package heartstring.messaging.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody can make up, what is old, and who does not see everybody. */
@HouseTest
class OddWebhooksTest {

    private static final int DEEP = 499;

    private final House house;
    private final Api api;
    private final ApiKeys keys;
    private final Reaches reaches;
    private final Tellings tellings;
    private final JdbcClient jdbc;
    private final CountDownLatch arrived = new CountDownLatch(2);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Feed web;
    private final String event = "Deep " + UUID.randomUUID();

    OddWebhooksTest(
            House house,
            ApiKeys keys,
            Reaches reaches,
            Tellings tellings,
            JdbcClient jdbc,
            Sources sources,
            Intake intake) {
        this.web = new Feed(sources, intake, "web");
        this.house = house;
        this.api = house.api("webhooks:read", "webhooks:write");
        this.keys = keys;
        this.reaches = reaches;
        this.tellings = tellings;
        this.jdbc = jdbc;
    }

    private int add(String url) {
        Answer answer = api.post(
                "/api/webhooks", "{\"url\":\"%s\",\"kinds\":[\"case.opened\",\"event:%s\"]}".formatted(url, event));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asInt(0);
    }

    @Test
    void whatNobodyCanMakeUpHoldsUpNothingAndWhatIsOldIsLetGo() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            call.sendResponseHeaders(204, -1);
            call.close();
            told.add(body);
            arrived.countDown();
        });
        server.start();
        int id = add("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try {
            jdbc.sql("update messaging.webhook_endpoint set paused_until = now() + interval '1 hour' where id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("""
                            with odd as (
                              insert into messaging.news (id, news_key, kind, data, at, made_at)
                              values (uuidv7(), 'odd:' || uuidv7(), 'case.opened', '[1]', now(), now()) returning id)
                            insert into messaging.webhook_delivery (endpoint_id, news_id, try_at)
                            select :id, id, now() - interval '1 minute' from odd""").param("id", id).update();
            api.post("/api/webhooks/" + id + "/tests", "{}");
            jdbc.sql("update messaging.webhook_endpoint set paused_until = null where id = :id")
                    .param("id", id)
                    .update();
            // As deep as anybody can send it: with what is put around it, it is deeper than can be written.
            web.send(List.of("{'type':'track','event':'%s','userId':'u%s','properties':%s1%s}"
                    .formatted(event, UUID.randomUUID(), "{'a':".repeat(DEEP), "}".repeat(DEEP))));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(api.get("/api/webhooks/" + id + "/deliveries?state=waiting")
                            .body())
                    .contains("could not be made up here");
            assertThat(told).anySatisfy(body -> assertThat(body).contains(event, "\"tooLarge\":true"));
            old(id);
        } finally {
            api.send("DELETE", "/api/webhooks/" + id, null);
            server.stop(0);
        }
    }

    private void old(int id) {
        jdbc.sql("""
                        with old as (
                          insert into messaging.news (id, news_key, kind, at, made_at)
                          select uuidv7(), 'old:' || uuidv7(), 'case.opened', now(), now() - interval '31 days'
                            from generate_series(1, :many) returning id)
                        insert into messaging.webhook_delivery (endpoint_id, news_id, try_at, state)
                        select :id, id, now(), 'delivered' from old""").param("id", id).param("many", NewsSql.MOST_DISCARDED + 10).update();
        DiscardOldNews.discard(tellings);
        assertThat(jdbc.sql("select count(*) from messaging.webhook_delivery where endpoint_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void whoDoesNotSeeEverybodyIsToldNothingOfEverybody() throws Exception {
        int id = add("https://203.0.113.7/");
        long me = house.user(Role.AGENT).id();
        String token = keys.make("bound", List.of("webhooks:read", "webhooks:write"), me)
                .token();
        reaches.set(Role.AGENT, RecordKind.PEOPLE, Width.OWN);
        try {
            assertThat(status(token, "GET", "/api/webhooks/" + id + "/deliveries"))
                    .isEqualTo(403);
            assertThat(status(token, "GET", "/api/webhooks/" + id + "/deliveries/1"))
                    .isEqualTo(403);
            assertThat(status(token, "POST", "/api/webhooks")).isEqualTo(403);
        } finally {
            reaches.set(Role.AGENT, RecordKind.PEOPLE, Width.ALL);
            api.send("DELETE", "/api/webhooks/" + id, null);
        }
    }

    private int status(String token, String method, String path) throws Exception {
        String body =
                "{\"url\":\"https://203.0.113.8/%s\",\"kinds\":[\"message.received\"]}".formatted(UUID.randomUUID());
        URI uri = URI.create(house.at(path).toString());
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        method.equals("GET")
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
