package heartstring.crm.chat;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class ChatTest {

    private static final String SHOP = "https://shop.example";

    private final House house;
    private final ChatDoors doors;
    private final Sources sources;
    private final Settings settings;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String secret = Tokens.next();
    private final String writeKey = "wk_" + Tokens.next();
    private Door door;

    ChatTest(House house, ChatDoors doors, Sources sources, Settings settings, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.doors = doors;
        this.sources = sources;
        this.settings = settings;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        settings.set(Map.of("crm.hours", week("00:00-00:00")));
        Source source = sources.createWithKey("Shop " + UUID.randomUUID(), "web", "", writeKey, null);
        door = made(source.id(), false, secret);
    }

    @AfterEach
    void asBefore() {
        settings.set(Map.of("crm.hours", ""));
    }

    private Door made(int source, boolean proofOnly, String signs) {
        return ((ChatDoors.Outcome.Done) doors.add(
                        "Door " + UUID.randomUUID().toString().substring(0, 8),
                        source,
                        "Hello",
                        "#112233",
                        SHOP,
                        proofOnly,
                        "ck_" + Tokens.next(),
                        signs))
                .door();
    }

    private static String week(String hours) {
        return "mon %1$s,tue %1$s,wed %1$s,thu %1$s,fri %1$s,sat %1$s,sun %1$s".formatted(hours);
    }

    /** A browser on the shop's pages. */
    private final class Window {

        String session = Tokens.next();
        String anonymousId = UUID.randomUUID().toString();
        String userId = "";
        String identity = "";
        String origin = SHOP;
        Door at = door;

        Answer say(String text, String... more) throws Exception {
            return sayAs(UUID.randomUUID().toString(), text, more);
        }

        Answer sayAs(String key, String text, String... more) throws Exception {
            var body = JsonMapper.shared().createObjectNode();
            body.put("key", key).put("text", text).put("anonymousId", anonymousId);
            body.put("userId", userId).put("identity", identity).put("page", "https://shop.example/jam?secret=1");
            for (int i = 0; i < more.length; i += 2) {
                body.put(more[i], more[i + 1]);
            }
            return call("messages", body.toString());
        }

        Answer call(String path, @Nullable String body) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(house.at("/chat/" + at.publicKey() + "/" + path))
                    .header("Accept", "application/json, text/event-stream")
                    .header("Authorization", "Bearer " + session);
            if (!origin.isEmpty()) {
                request.header("Origin", origin);
            }
            if (body != null) {
                request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        }

        JsonNode lines() throws Exception {
            belts.drain();
            Answer answer = call("messages", null);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json();
        }

        long conversation() {
            belts.drain();
            return jdbc.sql("""
                            select c.id from crm.v_conversation c join customer.v_profile p on p.id = c.profile_id
                             where p.customer_id = :customer order by c.last_at desc limit 1""")
                    .param("customer", customer())
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }

        long customer() {
            return jdbc.sql("""
                            select p.customer_id from crm.chat c join crm.chat_session s on s.chat_id = c.id
                              join customer.v_profile p on p.id = c.profile_id where s.digest = :digest""")
                    .param("digest", Tokens.digest(session))
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }
    }

    private String signed(String user) {
        return doors.identity(door, user, "Ana Ruiz");
    }

    @Test
    void aVisitorWritesAnAgentAnswersAndBothReadIt() throws Exception {
        Window ana = new Window();
        assertThat(ana.say("Where is my tea?").status()).isEqualTo(200);
        long conversation = ana.conversation();
        Answer thread = house.as(Role.AGENT).get("/crm/inbox/" + conversation);
        assertThat(thread.body()).contains("Where is my tea?", "not signed in", "In the chat");
        assertThat(thread.body()).doesNotContain("secret=1");
        house.as(Role.AGENT)
                .post(
                        "/crm/inbox/" + conversation + "/replies",
                        "text",
                        "It is on its way.",
                        "key",
                        UUID.randomUUID().toString());
        house.as(Role.AGENT)
                .post(
                        "/crm/inbox/" + conversation + "/notes",
                        "text",
                        "She sounds cross",
                        "key",
                        UUID.randomUUID().toString());
        JsonNode lines = ana.lines();
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.get(0).path("mine").asBoolean()).isTrue();
        assertThat(lines.get(1).path("text").asString()).isEqualTo("It is on its way.");
        assertThat(lines.get(1).path("by").asString()).isEqualTo("Some Agent");
    }

    @Test
    void theSameMessageSentTwiceIsSaidOnce() throws Exception {
        Window ana = new Window();
        ana.sayAs("one-and-only-1", "Hello");
        ana.sayAs("one-and-only-1", "Hello");
        ana.sayAs("one-and-only-2", "Again");
        ana.sayAs("one-and-only-2", "Again");
        assertThat(ana.lines().size()).isEqualTo(2);
    }

    @Test
    void nobodyReadsWithoutTheSessionAndNobodyGuessesOne() throws Exception {
        Window ana = new Window();
        ana.say("My order number is M-17");
        Window other = new Window();
        other.anonymousId = ana.anonymousId;
        assertThat(other.call("messages", null).status()).isEqualTo(401);
        assertThat(other.call("stream", null).status()).isEqualTo(401);
        other.say("And what did I say before?");
        assertThat(other.lines().toString()).doesNotContain("M-17");
        Window weak = new Window();
        weak.session = "short";
        assertThat(weak.say("Hello").status()).isEqualTo(422);
    }

    @Test
    void onlyPagesOfTheSiteMayOpenIt() throws Exception {
        Window ana = new Window();
        Answer settings = ana.call("settings", null);
        assertThat(settings.header("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(settings.header("Set-Cookie")).isEmpty();
        ana.origin = "https://evil.example";
        assertThat(ana.call("settings", null).status()).isEqualTo(403);
        assertThat(ana.say("Hello").status()).isEqualTo(403);
        assertThat(ana.say("Hello").header("Access-Control-Allow-Origin")).isEmpty();
        URI at = house.at("");
        ana.origin = at.getScheme() + "://" + at.getAuthority();
        assertThat(ana.call("settings", null).status()).isEqualTo(200);
        HttpRequest before = HttpRequest.newBuilder(house.at("/chat/" + door.publicKey() + "/messages"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", SHOP)
                .build();
        HttpResponse<String> answer = client.send(before, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization");
        doors.close(door.id(), true);
        ana.origin = SHOP;
        assertThat(ana.call("settings", null).status()).isEqualTo(404);
    }

    @Test
    void theWriteKeyOfTheSiteOpensItsChatToo() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(house.at("/chat/" + writeKey + "/settings"))
                .header("Origin", SHOP)
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSamePersonAsInTheTrackingCalls() throws Exception {
        Window ana = new Window();
        ana.say("Hello");
        String user = "u" + UUID.randomUUID();
        HttpRequest identify = HttpRequest.newBuilder(house.at("/v1/identify"))
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"writeKey":"%s","anonymousId":"%s","userId":"%s","traits":{"name":"Ana Ruiz"}}""".formatted(writeKey, ana.anonymousId, user)))
                .build();
        assertThat(client.send(identify, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(jdbc.sql("select name from customer.v_headline where customer_id = :id")
                        .param("id", ana.customer())
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("Ana Ruiz");
    }

    @Test
    void whoIsSignedGoesOnElsewhereAndNobodyElseDoes() throws Exception {
        String user = "u" + UUID.randomUUID();
        Window laptop = new Window();
        laptop.identity = signed(user);
        laptop.say("My order number is M-17");
        belts.drain();
        Window phone = new Window();
        phone.identity = signed(user);
        Answer known = phone.call("sessions", "{\"identity\":\"" + phone.identity + "\"}");
        assertThat(known.json().path("known").asBoolean()).isTrue();
        assertThat(phone.lines().toString()).contains("M-17");
        assertThat(house.as(Role.AGENT)
                        .get("/crm/inbox/" + laptop.conversation())
                        .body())
                .contains("signed in on the site");

        Window claims = new Window();
        claims.userId = user;
        claims.say("What did I order?");
        assertThat(claims.customer()).as("as the tracking calls take it").isEqualTo(laptop.customer());
        assertThat(claims.lines().toString()).doesNotContain("M-17");

        Window other = new Window();
        other.session = laptop.session;
        other.identity = signed("u" + UUID.randomUUID());
        assertThat(other.say("Hello").status()).isEqualTo(409);

        Window forged = new Window();
        forged.identity = doors.identity(made(door.sourceId(), false, Tokens.next()), user, "Ana Ruiz");
        assertThat(forged.call("sessions", "{\"identity\":\"" + forged.identity + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whereProofIsWantedAUserIdAloneSaysNothing() throws Exception {
        String user = "u" + UUID.randomUUID();
        door = made(door.sourceId(), true, secret);
        Window signed = new Window();
        signed.identity = signed(user);
        signed.say("Hello");
        Window claims = new Window();
        claims.userId = user;
        claims.say("Hello");
        assertThat(claims.customer()).isNotEqualTo(signed.customer());
    }

    @Test
    void outsideTheHoursAnAddressIsNeededAndTheAnswerGoesThere() throws Exception {
        String later = ZonedDateTime.now(settings.zone())
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.UK)
                .substring(0, 3)
                .toLowerCase(Locale.ROOT);
        settings.set(Map.of("crm.hours", later + " 09:00-10:00"));
        Window ana = new Window();
        JsonNode shown = ana.call("settings", null).json();
        assertThat(shown.path("open").asBoolean()).isFalse();
        assertThat(shown.path("opens").asString()).contains("09:00");
        Answer refused = ana.say("Hello");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("field").asString()).isEqualTo("email");
        assertThat(ana.say("Hello", "email", "nonsense").status()).isEqualTo(422);
        String mail = "ana." + UUID.randomUUID() + "@chat.test";
        assertThat(ana.say("Do you have oat milk?", "email", mail, "name", "Ana Ruiz")
                        .status())
                .isEqualTo(200);
        long conversation = ana.conversation();
        jdbc.sql("update crm.chat set here_until = now() - interval '1 minute'").update();
        String thread = house.as(Role.AGENT).get("/crm/inbox/" + conversation).body();
        assertThat(thread).contains("Ana Ruiz", "To " + mail);
    }

    @Test
    void tooLongTooManyAndBrokenCallsAreRefusedInWords() throws Exception {
        Window ana = new Window();
        assertThat(ana.say("x".repeat(4_001)).status()).isEqualTo(422);
        assertThat(ana.say("").status()).isEqualTo(422);
        assertThat(ana.call("messages", "no json").status()).isEqualTo(400);
        assertThat(ana.call("messages", "\"" + "x".repeat(40_000) + "\"").status())
                .isEqualTo(413);
        ana.say("Hello");
        int status = 200;
        for (int i = 0; i < 60 && status == 200; i++) {
            status = ana.say("Hello " + i).status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void anAnswerIsHeardOnTheOpenLine() throws Exception {
        Window ana = new Window();
        ana.say("Are you there?");
        long conversation = ana.conversation();
        HttpRequest request = HttpRequest.newBuilder(house.at("/chat/" + door.publicKey() + "/stream"))
                .header("Authorization", "Bearer " + ana.session)
                .header("Origin", SHOP)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<Boolean> heard = CompletableFuture.supplyAsync(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains("Yes, I am")) {
                        return true;
                    }
                }
                return false;
            } catch (java.io.IOException e) {
                return false;
            }
        });
        house.as(Role.AGENT)
                .post(
                        "/crm/inbox/" + conversation + "/replies",
                        "text",
                        "Yes, I am",
                        "key",
                        UUID.randomUUID().toString());
        assertThat(heard.get(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void whatEndedIsOverForTheBrowser() throws Exception {
        Window ana = new Window();
        ana.say("Hello");
        assertThat(ana.call("ending", "{}").status()).isEqualTo(204);
        assertThat(ana.call("messages", null).status()).isEqualTo(401);
    }
}
