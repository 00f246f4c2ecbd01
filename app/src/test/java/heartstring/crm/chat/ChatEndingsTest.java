package heartstring.crm.chat;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.crm.talk.TalkRules;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How chats end by themselves, what goes to and fro beside words, and in which language the window speaks. */
@HouseTest
class ChatEndingsTest {

    private static final String SHOP = "https://shop.example";

    private final House house;
    private final ChatDoors doors;
    private final Sources sources;
    private final Settings settings;
    private final Belts belts;
    private final Endings endings;
    private final JdbcClient jdbc;
    private final HttpClient client = HttpClient.newHttpClient();
    private Door door;

    ChatEndingsTest(
            House house,
            ChatDoors doors,
            Sources sources,
            Settings settings,
            Belts belts,
            Endings endings,
            JdbcClient jdbc) {
        this.house = house;
        this.doors = doors;
        this.sources = sources;
        this.settings = settings;
        this.belts = belts;
        this.endings = endings;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        String always = "mon %1$s,tue %1$s,wed %1$s,thu %1$s,fri %1$s,sat %1$s,sun %1$s".formatted("00:00-00:00");
        settings.set(Map.of("crm.hours", always));
        int source = sources.createWithKey("Shop " + UUID.randomUUID(), "web", "", "wk_" + Tokens.next(), null)
                .id();
        String name = "Door " + UUID.randomUUID().toString().substring(0, 8);
        door = ((ChatDoors.Outcome.Done)
                        doors.add(name, source, "Hello", "#112233", SHOP, false, "ck_" + Tokens.next(), Tokens.next()))
                .door();
    }

    @AfterEach
    void asBefore() {
        settings.set(Map.of("crm.hours", ""));
    }

    /** A browser on the shop's pages. */
    private final class Window {

        final String session = Tokens.next();
        final String anonymousId = UUID.randomUUID().toString();

        Answer say(String text) throws Exception {
            var body = JsonMapper.shared().createObjectNode();
            body.put("key", UUID.randomUUID().toString()).put("text", text).put("anonymousId", anonymousId);
            return call("messages", body.toString().getBytes(StandardCharsets.UTF_8));
        }

        Answer call(String path, byte @Nullable [] body) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(house.at("/chat/" + door.publicKey() + "/" + path))
                    .header("Authorization", "Bearer " + session)
                    .header("Origin", SHOP);
            if (body != null) {
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
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
                            select c.id from crm.chat h join customer.v_profile p on p.id = h.profile_id
                              join customer.v_profile q on q.customer_id = p.customer_id
                              join crm.v_conversation c on c.profile_id = q.id
                             where h.id = :chat order by c.last_at desc limit 1""")
                    .param("chat", chat())
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }
    }

    private void answer(long conversation, String text) {
        house.as(Role.AGENT)
                .post(
                        "/crm/inbox/" + conversation + "/replies",
                        "text",
                        text,
                        "key",
                        UUID.randomUUID().toString());
    }

    /** As if so many minutes had gone by in that chat. */
    private void pass(String chat, int minutes) {
        belts.drain();
        jdbc.sql("""
                        update crm.talk set at = at - make_interval(mins => :minutes) where thread = :thread""")
                .param("minutes", minutes)
                .param("thread", TalkRules.digest("chat", chat))
                .update();
        jdbc.sql("""
                        update crm.chat set last_at = last_at - make_interval(mins => :minutes), idle_at = now() - interval '1 day'
                         where id = :chat""").param("minutes", minutes).param("chat", chat).update();
    }

    private String chat() {
        return jdbc.sql("select id from crm.chat where door_id = :door order by begun_at desc limit 1")
                .param("door", door.id())
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    private void endIdle() {
        while (endings.endSome()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aChatThatNobodyGoesOnWithEndsByItselfAndBothSidesAreTold() throws Exception {
        Window window = new Window();
        window.say("Is anybody there?");
        String chat = chat();
        pass(chat, 90);
        endIdle();
        assertThat(window.lines()).as("whoever waits for us is not sent away").hasSize(1);

        long conversation = window.conversation();
        answer(conversation, "Yes, here I am.");
        pass(chat, 59);
        endIdle();
        assertThat(window.lines()).hasSize(2);
        pass(chat, 2);
        endIdle();
        JsonNode lines = window.lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2).path("ended").asBoolean()).isTrue();
        assertThat(lines.get(2).path("text").asString()).contains("nobody wrote for an hour");
        assertThat(house.as(Role.AGENT).get("/crm/inbox/" + conversation).body())
                .contains("The chat ended by itself, after an hour without a word");

        assertThat(window.say("One more thing").status()).isEqualTo(200);
        assertThat(chat()).isNotEqualTo(chat);
        assertThat(window.lines()).hasSize(1);
        pass(chat(), 1_441);
        endIdle();
        assertThat(window.lines()).as("a day without an answer").hasSize(2);
    }

    @Test
    void managersSayWhenChatsEndByThemselves() throws Exception {
        Window window = new Window();
        window.say("Hello?");
        try {
            assertThat(house.as(Role.AGENT)
                            .post("/crm/chat/idle", "minutes", "10")
                            .status())
                    .isEqualTo(403);
            assertThat(house.as(Role.MANAGER)
                            .post("/crm/chat/idle", "minutes", "2")
                            .status())
                    .isEqualTo(422);
            house.as(Role.MANAGER).post("/crm/chat/idle", "minutes", "0");
            pass(chat(), 100_000);
            endIdle();
            assertThat(window.lines()).hasSize(1);
        } finally {
            house.as(Role.MANAGER).post("/crm/chat/idle", "minutes", "60");
        }
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

    private static Answer sendFile(Window window, String key, String name, byte[] bytes) throws Exception {
        return window.call("files?message=" + key + "&name=" + name, bytes);
    }

    @Test
    void aVisitorSendsAPictureAndWhatLiesAboutItsKindIsTurnedAway() throws Exception {
        Window window = new Window();
        assertThat(sendFile(window, "key-of-the-file", "lid.png", PNG).status())
                .as("no chat yet")
                .isEqualTo(401);
        window.say("Look at this lid");
        assertThat(sendFile(window, "key-of-the-file", "lid.png", PNG).status()).isEqualTo(200);
        assertThat(sendFile(window, "key-of-the-file", "lid.png", PNG).status()).isEqualTo(200);
        assertThat(window.lines()).as("sent twice, said once").hasSize(2);
        long conversation = window.conversation();
        String page = house.as(Role.AGENT).get("/crm/inbox/" + conversation).body();
        assertThat(page).contains("Sent a file: lid.png");
        Matcher file = Pattern.compile("/crm/inbox/files/\\d+").matcher(page);
        assertThat(file.find()).isTrue();
        assertThat(house.as(Role.AGENT).get(file.group()).status()).isEqualTo(200);
        assertThat(house.as(Role.CASHIER).get(file.group()).status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from messaging.file where name = 'lid.png' and touchpoint_id is null")
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();

        assertThat(sendFile(window, "key-of-another", "lid.png", "<html>".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("is of a kind that is not taken");
        assertThat(sendFile(window, "key-of-another", "list.txt", "tea".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("neither a picture nor a PDF");
        byte[] large = Arrays.copyOf(PNG, 6 * 1024 * 1024);
        assertThat(sendFile(window, "key-of-another", "large.png", large).body())
                .contains("larger than 5 MB");
    }

    private Answer bring(Browser browser, long conversation, String name, byte[] bytes) {
        String boundary = "x" + UUID.randomUUID();
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n--" + boundary + "--\r\n";
        return browser.send(HttpRequest.newBuilder(house.at("/crm/inbox/" + conversation + "/files"))
                .header("X-XSRF-TOKEN", browser.token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    /** The number of a picture that an agent has brought and, with words, sent. */
    private String picture(Window window, String words) throws Exception {
        long conversation = window.conversation();
        Browser agent = house.as(Role.AGENT);
        String attached = bring(agent, conversation, "lid.png", PNG).body();
        Matcher id = Pattern.compile("name=\"files\" value=\"(\\d+)\"").matcher(attached);
        assertThat(id.find()).as(attached).isTrue();
        String file = id.group(1);
        assertThat(window.call("files/" + file, null).status())
                .as("brought, not sent")
                .isEqualTo(404);
        agent.post(
                "/crm/inbox/" + conversation + "/replies",
                "text",
                words,
                "files",
                file,
                "key",
                UUID.randomUUID().toString());
        assertThat(agent.get("/crm/inbox/" + conversation).body()).contains("/crm/inbox/files/" + file);
        return file;
    }

    @Test
    void anAnswerCarriesFilesThatTheVisitorAloneCanFetch() throws Exception {
        Window window = new Window();
        window.say("How is the lid put on?");
        String file = picture(window, "Like this.");
        sendFile(window, "key-of-their-file", "mine.png", PNG);

        JsonNode lines = window.lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).path("text").asString()).isEqualTo("Like this.");
        JsonNode sent = lines.get(1).path("files").get(0);
        assertThat(sent.path("id").asString()).isEqualTo(file);
        assertThat(sent.path("name").asString()).isEqualTo("lid.png");
        assertThat(sent.path("type").asString()).isEqualTo("image/png");

        Answer fetched = window.call("files/" + file, null);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.header("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("lid.png");
        assertThat(fetched.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(fetched.header("Content-Security-Policy").orElse("")).contains("sandbox");
        String own = lines.get(2).path("files").get(0).path("id").asString();
        assertThat(window.call("files/" + own, null).status()).as("their own").isEqualTo(200);
        Window other = new Window();
        other.say("Hello");
        assertThat(other.call("files/" + file, null).status()).isEqualTo(404);
        assertThat(new Window().call("files/" + file, null).status()).isEqualTo(401);
        assertThat(window.call("files/9999999999999999999", null).status()).isEqualTo(404);
        assertThat(bring(
                                house.as(Role.AGENT),
                                window.conversation(),
                                "lid.png",
                                "<html>".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("is of a kind that is not taken");
    }

    @Test
    void whatAnAnswerCarriedGoesWithThePerson() throws Exception {
        Window window = new Window();
        window.say("How is the lid put on?");
        String file = picture(window, "Like this.");
        long customer = jdbc.sql("""
                        select p.customer_id from crm.chat h join customer.v_profile p on p.id = h.profile_id where h.id = :chat""")
                .param("chat", chatOf(window))
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(house.as(Role.ADMINISTRATOR)
                        .post("/customers/" + customer + "/erasure", "confirm", "erase " + customer)
                        .status())
                .isEqualTo(303);
        assertThat(jdbc.sql("select count(*) from messaging.file where id = :file")
                        .param("file", Long.parseLong(file))
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
        assertThat(window.call("files/" + file, null).status()).isEqualTo(401);
    }

    @Test
    void theWindowIsToldItsWordsInTheFirstLanguageThatThereIs() throws Exception {
        Window window = new Window();
        assertThat(window.call("settings", null)
                        .json()
                        .path("words")
                        .path("send")
                        .asString())
                .isEqualTo("Send");
        JsonNode arabic = window.call("settings?lang=sv,ar-EG,de", null).json();
        assertThat(arabic.path("dir").asString()).isEqualTo("rtl");
        assertThat(arabic.path("words").path("send").asString()).isEqualTo("إرسال");
        assertThat(arabic.path("greeting").asString()).isEqualTo("Hello");
    }

    private String chatOf(Window window) {
        return jdbc.sql("select chat_id from crm.chat_session where digest = :digest")
                .param("digest", Tokens.digest(window.session))
                .query((rs, n) -> rs.getString(1))
                .single();
    }
}
