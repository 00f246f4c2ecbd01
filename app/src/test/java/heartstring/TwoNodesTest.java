package heartstring;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.crm.chatdoors.ChatDoors;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database take the same messages and carry the same belts at the same time: nothing counts twice. */
class TwoNodesTest {

    private static final int MESSAGES = 3_000;
    private static final int PER_BATCH = 30;
    private static final int PEOPLE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whatBothNodesTakeCountsOnceAndIsDerivedOnce(@TempDir Path data) throws Exception {
        String database = Houses.emptyDatabase();
        try (ConfigurableApplicationContext first = Houses.open(database, data);
                ConfigurableApplicationContext second = Houses.open(database, data)) {
            JdbcClient jdbc = first.getBean(JdbcClient.class);
            Tracking here = new Tracking(first.getBean(House.class), first.getBean(Sources.class));
            Tracking there = here.through(second.getBean(House.class));
            send(List.of(here, there));
            assertThat(number(jdbc, "select count(*) from touchpoint.touchpoint"))
                    .isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select count(distinct body ->> 'messageId') from touchpoint.touchpoint"))
                    .isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select sum(size) from touchpoint.batch")).isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select count(*) from customer.identifier where kind like 'user_id%'"))
                    .isEqualTo(PEOPLE);
            assertThat(number(jdbc, "select count(distinct customer_id) from customer.profile"))
                    .isEqualTo(PEOPLE);
            awaitBelts(jdbc);
            assertThat(number(jdbc, "select sum(touchpoints) from touchpoint.source_day"))
                    .isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select sum(touchpoints) from story.activity"))
                    .isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select sum(touchpoints) from story.tally")).isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select count(*) from commerce.orders")).isEqualTo(MESSAGES);
            assertThat(number(jdbc, "select sum(spent_minor) from story.spend")).isEqualTo(MESSAGES * 250L);
            aVisitorAtOneNodeHearsAnAgentAtTheOther(first, second.getBean(House.class), jdbc);
        }
    }

    private static void aVisitorAtOneNodeHearsAnAgentAtTheOther(
            ConfigurableApplicationContext first, House there, JdbcClient jdbc) throws Exception {
        House here = first.getBean(House.class);
        String key = "ck_" + Tokens.next();
        first.getBean(ChatDoors.class).add("Shop", 0, "Hello", "#112233", "", false, key, Tokens.next());
        String session = "Bearer " + Tokens.next();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest said = HttpRequest.newBuilder(here.at("/chat/" + key + "/messages"))
                .header("Authorization", session)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"key":"first-word","text":"Are you there?","anonymousId":"two-nodes","email":"ana@nodes.test"}"""))
                .build();
        assertThat(client.send(said, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        awaitBelts(jdbc);
        HttpRequest listening = HttpRequest.newBuilder(there.at("/chat/" + key + "/stream"))
                .header("Authorization", session)
                .build();
        try (Stream<String> lines =
                client.send(listening, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> heard = lines.iterator();
            assertThat(await(heard, "Are you there?")).isTrue();
            long conversation = number(jdbc, "select conversation_id from crm.v_talk where channel = 'chat' limit 1");
            here.as(Role.AGENT)
                    .post("/crm/inbox/" + conversation + "/replies", "text", "Here I am", "key", "two-nodes-1");
            assertThat(CompletableFuture.supplyAsync(() -> await(heard, "Here I am"))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static boolean await(Iterator<String> lines, String words) {
        while (lines.hasNext()) {
            if (lines.next().contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** Every batch goes to both nodes, in an order of each one's own, twice. */
    private static void send(List<Tracking> doors) throws Exception {
        List<String> batches = new ArrayList<>();
        for (int from = 0; from < MESSAGES; from += PER_BATCH) {
            batches.add(batch(from));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                List<String> shuffled = new ArrayList<>(batches);
                Collections.shuffle(shuffled, new Random(round));
                Tracking door = doors.get(round % 2);
                shuffled.forEach(body -> answers.add(
                        threads.submit(() -> door.post("batch", body).statusCode())));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private static String batch(int from) {
        StringBuilder events = new StringBuilder("{\"batch\":[");
        for (int i = from; i < from + PER_BATCH; i++) {
            events.append(i == from ? "" : ",").append("""
                            {"type":"track","userId":"u-%d","messageId":"m-%d","event":"Order Completed",\
                            "properties":{"order_id":"o-%d","total":2.5,"currency":"EUR"}}""".formatted(i % PEOPLE, i, i));
        }
        return events.append("]}").toString();
    }

    private static void awaitBelts(JdbcClient jdbc) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (number(jdbc, """
                select count(*) from touchpoint.batch b
                 where b.tx > (select min(tx) from touchpoint.belt) or (select count(*) from touchpoint.belt) < 3""") > 0) {
            assertThat(Instant.now()).as("belts settle").isBefore(until);
            Thread.sleep(100);
        }
    }

    private static long number(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
