package heartstring.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.crm.folders.Folder;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox over HTTP, without a browser. */
@HouseTest
class InboxPageTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;

    InboxPageTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private Talks waiting(String text) throws Exception {
        Talks talks = new Talks(house, sources, belts, jdbc);
        talks.mail(Instant.now().minusSeconds(600), "A question", text);
        return talks;
    }

    @Test
    void everyFolderOpensForThoseWhoAnswerCustomersAlone() {
        for (Folder folder : Folder.values()) {
            for (String sort : new String[] {"", "&sort=due"}) {
                Answer page = house.as(Role.AGENT)
                        .get("/crm/inbox?view=" + folder.word() + sort + "&channel=email&label=x&priority=high");
                assertThat(page.status()).as(folder + sort + page.body()).isEqualTo(200);
            }
        }
        assertThat(house.as(Role.CASHIER).get("/crm/inbox").status()).isEqualTo(403);
        assertThat(house.as(Role.ANALYST).get("/crm/inbox").status()).isEqualTo(403);
        assertThat(house.browser().get("/crm/inbox").status()).isEqualTo(303);
    }

    @Test
    void whoeverWaitsIsListedReadAnsweredAndSettled() throws Exception {
        Talks ana = waiting("Where is <b>my tea</b>?");
        long id = ana.conversation();
        User agent = house.user(Role.AGENT);
        Browser browser = house.signedIn(agent);
        assertThat(browser.get("/crm/inbox?view=unassigned").body()).contains("data-conversation=\"" + id + "\"");
        Answer page = browser.get("/crm/inbox/" + id + "?view=all");
        assertThat(page.body()).contains("Where is &lt;b&gt;my tea&lt;/b&gt;?").contains("Re: A question");
        Answer sent = browser.post(
                "/crm/inbox/" + id + "/replies?view=all",
                "text",
                "It is on its way.",
                "key",
                UUID.randomUUID().toString());
        assertThat(sent.location()).isEqualTo("/crm/inbox/" + id + "?view=all");
        assertThat(browser.get("/crm/inbox/" + id).body())
                .contains("It is on its way.")
                .contains("On its way");
        assertThat(jdbc.sql("""
                        select purpose || ' ' || address || ' ' || subject || ' ' || in_reply_to || ' ' || mail_references from messaging.message
                         where address = :a""")
                        .param("a", ana.email)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .matches("asked " + ana.email + " Re: A question <.+@talk.test> <.+@talk.test>");
        assertThat(browser.get("/crm/inbox?view=mine").body())
                .as("whoever answers has it")
                .contains("data-conversation=\"" + id + "\"");
        belts.drain();
        assertThat(jdbc.sql("select count(*) from crm.talk where conversation_id = :id")
                        .param("id", id)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .as("the belt meets the answer that is there already")
                .isEqualTo(2);
        browser.post("/crm/inbox/" + id + "/resolution?view=mine");
        assertThat(browser.get("/crm/inbox?view=mine").body()).doesNotContain("data-conversation=\"" + id + "\"");
        assertThat(browser.get("/crm/inbox?view=resolved").body()).contains("data-conversation=\"" + id + "\"");
    }

    @Test
    void theSameAnswerLeavesOnceAndTwoColleaguesDoNotBothAnswer() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        long seen = jdbc.sql("select last_touchpoint_id from crm.conversation where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .single();
        Browser one = house.signedIn(house.user(Role.AGENT));
        Browser other = house.signedIn(house.user(Role.AGENT));
        String key = UUID.randomUUID().toString();
        one.post("/crm/inbox/" + id + "/replies?view=all", "text", "Here.", "key", key, "seen", "" + seen);
        one.post("/crm/inbox/" + id + "/replies?view=all", "text", "Here.", "key", key, "seen", "" + seen);
        Answer late = other.send(HttpRequest.newBuilder(house.at("/crm/inbox/" + id + "/replies?view=all"))
                .header("HX-Request", "true")
                .header("X-XSRF-TOKEN", other.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=Mine+too&key=" + UUID.randomUUID() + "&seen=" + seen)));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("has answered meanwhile").contains("Mine too");
        assertThat(jdbc.sql("select count(*) from messaging.message where address = :a")
                        .param("a", ana.email)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void notesStayAmongColleaguesAndTellWhomTheyName() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        User named = house.user(Role.AGENT);
        jdbc.sql("update platform.users set name = 'Zora Quint' where id = :id")
                .param("id", named.id())
                .update();
        house.as(Role.MANAGER)
                .post(
                        "/crm/inbox/" + id + "/notes?view=all",
                        "text",
                        "@Zora Quint please look",
                        "key",
                        UUID.randomUUID().toString());
        assertThat(jdbc.sql("select count(*) from messaging.message where address = :a")
                        .param("a", ana.email)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isZero();
        Browser zora = house.signedIn(named);
        assertThat(zora.get("/crm/inbox?view=mentions").body()).contains("data-conversation=\"" + id + "\"");
        assertThat(zora.get("/crm/inbox/" + id).body()).contains("please look");
        assertThat(zora.get("/crm/inbox?view=mentions").body()).doesNotContain("data-conversation=\"" + id + "\"");
        assertThat(jdbc.sql("select waiting_since is not null from crm.conversation where id = :id")
                        .param("id", id)
                        .query((rs, n) -> rs.getBoolean(1))
                        .single())
                .as("a note is no answer")
                .isTrue();
    }

    @Test
    void draftsSurviveAndGoWithTheAnswer() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        User agent = house.user(Role.AGENT);
        Browser browser = house.signedIn(agent);
        assertThat(browser.post("/crm/inbox/" + id + "/drafts", "kind", "reply", "text", "Dear Ana, half a")
                        .status())
                .isEqualTo(204);
        assertThat(house.signedIn(agent).get("/crm/inbox/" + id).body()).contains("Dear Ana, half a");
        assertThat(house.as(Role.MANAGER).get("/crm/inbox/" + id).body()).doesNotContain("Dear Ana, half a");
        browser.post(
                "/crm/inbox/" + id + "/replies",
                "text",
                "Dear Ana, done",
                "key",
                UUID.randomUUID().toString());
        assertThat(browser.get("/crm/inbox/" + id).body()).doesNotContain("half a");
    }

    @Test
    void whoIsThereIsSeenByOthersAndOneKeepsPrivateWhatIsTheirs() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        User agent = house.user(Role.AGENT);
        Browser browser = house.signedIn(agent);
        browser.post("/crm/inbox/" + id + "/presence", "writing", "true");
        Browser other = house.as(Role.MANAGER);
        assertThat(other.get("/crm/inbox/" + id + "/presence").body()).contains("Some Agent is writing");
        assertThat(browser.get("/crm/inbox/" + id + "/presence").body()).doesNotContain("Some Agent");
        browser.post("/crm/inbox/" + id + "/privacy", "mine", "true");
        assertThat(other.get("/crm/inbox/" + id).status()).isEqualTo(404);
        assertThat(other.get("/crm/inbox/" + id + "/lines").status()).isEqualTo(404);
        assertThat(browser.get("/crm/inbox/" + id).status()).isEqualTo(200);
        assertThat(house.api("conversations:read")
                        .get("/api/conversations/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aMailIsShownWithoutScriptsAndPicturesUntilSomebodyWantsThem() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.say("Message Received", "email", Instant.now(), """
                "message_id":"<h%s>","text":"Hello","html":"<p onclick='x()'>Hello<script>alert(1)</script><img src='https://track.example/p.gif' alt='logo'></p>"\
                """.formatted(ana.email));
        long id = ana.conversation();
        long touchpoint = jdbc.sql("select last_touchpoint_id from crm.conversation where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .single();
        Answer mail = house.as(Role.AGENT).get("/crm/inbox/" + id + "/mail/" + touchpoint);
        assertThat(mail.body())
                .contains("Hello")
                .contains("[logo]")
                .contains("data-images=\"1\"")
                .doesNotContain("script")
                .doesNotContain("onclick")
                .doesNotContain("track.example");
        assertThat(mail.header("Content-Security-Policy"))
                .hasValueSatisfying(
                        p -> assertThat(p).contains("default-src 'none'").endsWith("img-src data:"));
        Answer shown = house.as(Role.AGENT).get("/crm/inbox/" + id + "/mail/" + touchpoint + "?images=true");
        assertThat(shown.body()).contains("https://track.example/p.gif");
        assertThat(shown.header("Content-Security-Policy"))
                .hasValueSatisfying(p -> assertThat(p).endsWith("img-src data: https: http:"));
    }

    @Test
    void anOpenPageHearsWhatChanges() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        Browser browser = house.signedIn(house.user(Role.AGENT));
        browser.get("/crm/inbox");
        var lines = browser.lines("/crm/inbox/stream");
        assertThat(lines.await("event:hello")).isTrue();
        house.as(Role.MANAGER).post("/crm/inbox/" + id + "/priority?view=all", "priority", "urgent");
        assertThat(lines.await("data:" + id)).isTrue();
        lines.close();
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(house.at("/crm/inbox/stream"))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isIn(401, 303);
    }

    @Test
    void mailOfAPrivateAccountIsForOneColleagueAlone() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        User owner = house.user(Role.AGENT);
        ana.say(
                "Message Received",
                "email",
                Instant.now(),
                "\"message_id\":\"<p" + ana.email + ">\",\"text\":\"Between us\",\"private_to\":" + owner.id());
        long id = ana.conversation();
        Browser his = house.signedIn(owner);
        assertThat(his.get("/crm/inbox/" + id).body()).contains("Between us");
        assertThat(his.get("/customers/" + ana.customer()).body()).contains("Between us");
        Browser other = house.as(Role.AGENT);
        assertThat(other.get("/crm/inbox/" + id).status()).isEqualTo(404);
        assertThat(other.get("/customers/" + ana.customer()).body())
                .contains("A private message")
                .doesNotContain("Between us");
        long touchpoint = jdbc.sql("select last_touchpoint_id from crm.conversation where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(other.get("/customers/" + ana.customer() + "/touchpoints/" + touchpoint)
                        .body())
                .doesNotContain("Between us");
        ana.mail(Instant.now(), "Tea", "For everybody");
        assertThat(ana.conversation()).as("private and shared never mix").isNotEqualTo(id);
    }

    @Test
    void filesAreTakenByTheirContentsAndHandedToThoseWhoMaySee() throws Exception {
        Talks ana = waiting("Where is my tea?");
        long id = ana.conversation();
        Browser browser = house.signedIn(house.user(Role.AGENT));
        assertThat(upload(browser, id, "map.png", "\u0089PNG\r\n\u001a\nxyz").body())
                .contains("map.png")
                .contains("name=\"files\"");
        assertThat(upload(browser, id, "map.png", "MZ\u0090\u0000").body()).contains("of a kind that is not taken");
        String chip = upload(browser, id, "note.txt", "words").body();
        String file = chip.replaceAll("(?s).*name=\"files\" value=\"(\\d+)\".*", "$1");
        assertThat(house.as(Role.MANAGER).get("/crm/inbox/files/" + file).status())
                .as("not sent yet")
                .isEqualTo(404);
        browser.post(
                "/crm/inbox/" + id + "/replies",
                "text",
                "See the file",
                "key",
                UUID.randomUUID().toString(),
                "files",
                file);
        Answer got = house.as(Role.MANAGER).get("/crm/inbox/files/" + file);
        assertThat(got.body()).isEqualTo("words");
        assertThat(got.header("Content-Disposition"))
                .hasValueSatisfying(d -> assertThat(d).startsWith("attachment"));
        assertThat(jdbc.sql("select file_ids[1] from messaging.message where address = :a")
                        .param("a", ana.email)
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isEqualTo(Long.parseLong(file));
    }

    private static Answer upload(Browser browser, long id, String name, String contents) {
        return browser.upload(
                "/crm/inbox/" + id + "/files", name, contents.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void theListGoesOnWhereItEnded() {
        Answer nonsense = house.as(Role.AGENT).get("/crm/inbox/list?view=all&after=nonsense");
        assertThat(nonsense.status()).isEqualTo(400);
    }
}
