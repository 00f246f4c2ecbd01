package heartstring.story.polish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.narrative.Narratives;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class PolishTest {

    /** What the model does with the numbered sentences. */
    private interface Mind {
        void answer(HttpExchange exchange, String sentences) throws IOException;
    }

    private final House house;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Polish polish;
    private final Models models;
    private final Rewording rewording;
    private final Narratives narratives;
    private final Privacy privacy;
    private final Tracking source;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile Mind mind = saying(UnaryOperator.identity());

    PolishTest(
            House house,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            Polish polish,
            Models models,
            Rewording rewording,
            Narratives narratives,
            Privacy privacy) {
        this.house = house;
        this.belts = belts;
        this.jdbc = jdbc;
        this.polish = polish;
        this.models = models;
        this.rewording = rewording;
        this.narratives = narratives;
        this.privacy = privacy;
        this.source = new Tracking(house, sources, "web");
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> {
            JsonNode request =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            asked.add(request);
            mind.answer(
                    exchange, request.path("messages").path(1).path("content").asString());
        });
        server.start();
        set(true, false);
    }

    @AfterEach
    void close() {
        over.countDown();
        set(false, false);
        server.stop(0);
    }

    private void set(boolean enabled, boolean quotes) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        assertThat(models.set(new Model(address, "test-model", false, 1, 1000, quotes, enabled), "sk-test"))
                .isNull();
        rewording.wake();
    }

    /** Answers with the sentences, each changed a little and then by the test. */
    private static Mind saying(UnaryOperator<String> change) {
        return (exchange, sentences) -> send(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsBytes(java.util.Map.of(
                                "choices",
                                List.of(java.util.Map.of(
                                        "message",
                                        java.util.Map.of(
                                                "content",
                                                change.apply(sentences.replace("They have been", "They are"))))))));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        } catch (IOException e) {
            // Whoever asked has hung up, as they should.
        }
    }

    /** Somebody who bought and said something. */
    private long somebody() throws Exception {
        String user = "polish-" + UUID.randomUUID();
        tell(
                user,
                "Order Completed",
                "{\"order_id\":\"%s\",\"total\":34.5,\"currency\":\"EUR\"}".formatted(UUID.randomUUID()));
        tell(user, "Message Received", "{\"text\":\"I'm allergic to nuts.\"}");
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""").param("user", user).query((rs, n) -> rs.getLong(1)).single();
    }

    private void tell(String user, String event, String properties) throws Exception {
        var answer = source.post("track", """
                {"event":"%s","messageId":"%s","userId":"%s","properties":%s}""".formatted(event, UUID.randomUUID(), user, properties));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        belts.drain();
    }

    private Polish.Told asked(long customer, Reader reader) throws InterruptedException {
        polish.of(customer, reader);
        rewording.finish();
        return polish.of(customer, reader);
    }

    private String sent() {
        return asked.getLast().path("messages").path(1).path("content").asString();
    }

    @Test
    void aFaithfulWordingStandsWithTheSameCitationsOnceItIsThere() throws Exception {
        long customer = somebody();
        Narrative plain = narratives.of(customer, Reader.AGENT);

        Polish.Told first = polish.of(customer, Reader.AGENT);
        assertThat(first.narrative()).isEqualTo(plain);
        assertThat(first.coming()).isTrue();
        Polish.Told then = asked(customer, Reader.AGENT);

        assertThat(then.by()).isEqualTo("test-model");
        assertThat(then.narrative().sentences().getFirst().text()).startsWith("They are with us");
        assertThat(then.narrative().sentences())
                .extracting(Narrative.Sentence::touchpoints)
                .isEqualTo(plain.sentences().stream()
                        .map(Narrative.Sentence::touchpoints)
                        .toList());
        assertThat(asked).hasSize(1);
        assertThat(house.as(Role.AGENT).get("/customers/" + customer).body())
                .contains("They are with us", "Reworded by a model");
        String again = "/customers/" + customer + "/mind";
        assertThat(house.as(Role.AGENT).get(again).body())
                .contains("They are with us")
                .doesNotContain("<html", "load delay");
        assertThat(house.as(Role.CASHIER).get(again).status()).isEqualTo(403);
    }

    @Test
    void onlyWhatTheReaderSeesLeavesAndWordsOfPeopleOnlyWhenAllowed() throws Exception {
        long customer = somebody();
        assertThat(narratives.of(customer, Reader.AGENT).sentences().toString()).contains("allergic");
        asked(customer, Reader.AGENT);
        assertThat(sent()).contains("1. They have been").doesNotContain("allergic");
        set(true, true);
        asked(customer, Reader.ANALYST);
        assertThat(sent()).doesNotContain("allergic");
        asked(customer, Reader.AGENT);
        assertThat(sent()).contains("“I'm allergic to nuts”");
        assertThat(polish.of(customer, Reader.ANALYST).narrative().sentences().toString())
                .doesNotContain("allergic");
    }

    @Test
    void aLieIsThrownAwayAndTheRestStands() throws Exception {
        long customer = somebody();
        long before = models.status().refused();
        mind = saying(text -> text.replace("34.50", "3,450"));
        Polish.Told told = asked(customer, Reader.AGENT);
        assertThat(told.narrative().sentences().get(0).text()).startsWith("They are");
        assertThat(told.narrative().sentences().get(1))
                .isEqualTo(narratives.of(customer, Reader.AGENT).sentences().get(1));
        assertThat(models.status().refused()).isEqualTo(before + 1);
        assertThat(models.status().refusal()).contains("amount");

        long other = somebody();
        mind = saying(text -> text.substring(0, text.indexOf('\n')));
        assertThat(asked(other, Reader.AGENT).by()).isEmpty();
        assertThat(asked(other, Reader.AGENT).coming()).isFalse();
        assertThat(models.status().refusal()).contains("one line for each number");
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatFailsLeavesThePlainStoryAndSaysWhy() throws Exception {
        long customer = somebody();
        Narrative plain = narratives.of(customer, Reader.AGENT);

        mind = (exchange, sentences) -> send(exchange, 500, new byte[0]);
        assertThat(asked(customer, Reader.AGENT).narrative()).isEqualTo(plain);
        assertThat(models.status().fault()).contains("500");
        assertThat(asked(customer, Reader.AGENT).coming()).isFalse();
        assertThat(asked).as("it is left alone for a while").hasSize(1);

        mind = (exchange, sentences) -> send(exchange, 200, new byte[10 * 1024 * 1024]);
        rewording.wake();
        assertThat(asked(customer, Reader.AGENT).narrative()).isEqualTo(plain);
        assertThat(models.status().fault()).contains("64 kB");

        mind = (exchange, sentences) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            await();
        };
        rewording.wake();
        assertThat(asked(customer, Reader.AGENT).narrative()).isEqualTo(plain);
        assertThat(models.status().fault()).contains("within a second");

        mind = (exchange, sentences) -> send(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8));
        rewording.wake();
        assertThat(asked(customer, Reader.AGENT).narrative()).isEqualTo(plain);
        assertThat(models.status().fault()).contains("not of the kind");

        mind = saying(UnaryOperator.identity());
        rewording.wake();
        assertThat(asked(customer, Reader.AGENT).by()).isNotEmpty();
        assertThat(models.status().fault()).isNull();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anErasureTakesTheWordingsAlong() throws Exception {
        long customer = somebody();
        asked(customer, Reader.AGENT);
        assertThat(wordings(customer)).isEqualTo(1);
        long[] pieces = pieces(customer);
        assertThat(privacy.erase(customer, "erase " + customer)).isInstanceOf(Privacy.Erasure.Done.class);
        assertThat(jdbc.sql("select count(*) from story.polished where profile_ids && :pieces")
                        .param("pieces", pieces)
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }

    private long[] pieces(long customer) {
        return jdbc
                .sql("select id from customer.v_profile where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private long wordings(long customer) {
        return jdbc.sql("select count(*) from story.polished where profile_ids && :pieces")
                .param("pieces", pieces(customer))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void administratorsSetItTryItAndTheKeyIsNotShownNorCarriedElsewhere() {
        var admin = house.as(Role.ADMINISTRATOR);
        assertThat(house.as(Role.MANAGER).get("/settings/wording").status()).isEqualTo(403);
        assertThat(admin.get("/settings/wording").body())
                .contains("Story wording")
                .doesNotContain("sk-test");
        assertThat(jdbc.sql("select secret from story.polisher")
                        .query((rs, n) -> new String(rs.getBytes(1), StandardCharsets.ISO_8859_1))
                        .single())
                .doesNotContain("sk-test");
        assertThat(models.key()).isEqualTo("sk-test");

        mind = saying(text -> text.replace("34.50", "43.50"));
        String trial = admin.post("/settings/wording/trials").body();
        assertThat(Pattern.compile("badge-good").matcher(trial).results().count())
                .isEqualTo(2);
        assertThat(trial).contains("A number, an amount or a day was changed");

        assertThat(admin.post("/settings/wording", "address", "https://10.0.0.7/v1", "model", "m", "enabled", "true")
                        .body())
                .contains("inside your own network");
        assertThat(admin.post("/settings/wording", "address", "https://203.0.113.9/v1", "model", "m")
                        .status())
                .isEqualTo(303);
        assertThat(models.key()).isEmpty();
    }
}
