package heartstring.desk.me;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.privacy.Privacy;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.me.MyLinks;
import heartstring.loyalty.members.Member;
import heartstring.platform.secrets.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members read what is held of them, correct it, take it along and go; and nobody does so for another. */
@HouseTest
class MyDataTest {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");
    private static final int MOST_BYTES = 60_000;

    private final House house;
    private final FriendlyShop shop;
    private final MyLinks links;
    private final Choices choices;
    private final Privacy privacy;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    MyDataTest(
            House house,
            FriendlyShop shop,
            MyLinks links,
            Choices choices,
            Privacy privacy,
            Vault vault,
            JdbcClient jdbc) {
        this.house = house;
        this.shop = shop;
        this.links = links;
        this.choices = choices;
        this.privacy = privacy;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    private Browser in(Member member) {
        Browser browser = house.browser();
        assertThat(browser.get(links.path(member.id())).status()).isEqualTo(303);
        return browser;
    }

    private void declare(Member member, String name, String json) {
        jdbc.sql("""
                        insert into customer.trait (profile_id, name, value, occurred_at, source_id)
                        values (:profile, :name, :json::jsonb, now(), 0)""")
                .param("profile", member.profileId())
                .param("name", name)
                .param("json", json)
                .update();
    }

    private long remember(Member member, String words) {
        return jdbc.sql("""
                        insert into story.memory (profile_id, touchpoint_id, kind, words, starts, ends, ours, said_at)
                        select :profile, max(t.id), 'preference', :words, 0, 1, false, now()
                          from touchpoint.v_touchpoint t where t.profile_id = :profile returning id""")
                .param("profile", member.profileId())
                .param("words", words)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void whatIsBelievedIsToldAndWhatIsWrongIsGoneAtOnceAndATask() {
        Member ana = shop.member("ana" + x, "ana" + x + "@mail.test");
        Member ben = shop.member("ben" + x, "ben" + x + "@mail.test");
        shop.earn(ana, "o" + x, 20);
        declare(ana, "favouriteTea" + x, "\"Assam\"");
        long remembered = remember(ana, "I only drink oat milk " + x);
        Browser hers = in(ana);
        Answer page = hers.get("/me/privacy");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Favourite tea" + x + ": Assam",
                        "I only drink oat milk " + x,
                        "Suggestions from what you bought",
                        "ana" + x + "@mail.test",
                        "News and offers")
                .doesNotContainPattern("<[^>]* style=");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);

        Browser his = in(ben);
        assertThat(his.post("/me/privacy/wrongs", "kind", "memory", "key", String.valueOf(remembered))
                        .status())
                .isEqualTo(404);
        assertThat(hers.get("/me/privacy").body()).contains("oat milk " + x);
        assertThat(hers.post("/me/privacy/wrongs", "kind", "memory", "key", String.valueOf(remembered))
                        .status())
                .isEqualTo(303);
        assertThat(hers.post("/me/privacy/wrongs", "kind", "property", "key", "favouriteTea" + x)
                        .status())
                .isEqualTo(303);
        assertThat(hers.get("/me/privacy").body()).doesNotContain("oat milk " + x, "Assam");
        assertThat(house.as(heartstring.platform.auth.Role.AGENT)
                        .get("/customers/" + ana.customerId())
                        .body())
                .doesNotContain("oat milk " + x + "”</");
        assertThat(jdbc.sql("""
                        select t.title from crm.task t join customer.v_profile p on p.id = t.profile_id
                         where p.customer_id = :customer order by t.id""")
                        .param("customer", ana.customerId())
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        first -> assertThat(first).contains("They say this is wrong", "oat milk"),
                        second -> assertThat(second).contains("Assam"));
    }

    @Test
    void switchesAndMessagesHoldFromTheNextMomentOnAndForThemselvesAlone() {
        Member ana = shop.member("sw" + x, "sw" + x + "@mail.test");
        Member ben = shop.member("sb" + x, "sb" + x + "@mail.test");
        Browser hers = in(ana);
        assertThat(hers.post("/me/privacy/choices", "use", "gifts", "allowed", "false")
                        .status())
                .isEqualTo(303);
        assertThat(choices.refused(ana.customerId())).containsExactly(Use.GIFTS);
        assertThat(choices.refused(ben.customerId())).isEmpty();
        assertThat(hers.get("/me/privacy").body()).contains("Switch on: Gifts chosen by what you bought");
        assertThat(hers.post("/me/privacy/choices", "use", "nonsense", "allowed", "true")
                        .status())
                .isEqualTo(422);
        String address = "email:sw" + x + "@mail.test";
        assertThat(hers.post("/me/privacy/messages", "address", address, "purpose", "news", "wanted", "true")
                        .status())
                .isEqualTo(303);
        assertThat(hers.get("/me/privacy").body()).contains("Stop: News and offers");
        assertThat(hers.post(
                                "/me/privacy/messages",
                                "address",
                                "email:sb" + x + "@mail.test",
                                "purpose",
                                "news",
                                "wanted",
                                "true")
                        .status())
                .isEqualTo(404);
        // Without the token of the page, and without a session.
        assertThat(hers.postBare("/me/privacy/choices", "use", "gifts", "allowed", "true")
                        .status())
                .isEqualTo(403);
        Browser stranger = house.browser();
        stranger.get("/me");
        assertThat(stranger.get("/me/privacy").location()).isEqualTo("/me");
        assertThat(stranger.get("/me/data.zip").location()).isEqualTo("/me");
        assertThat(stranger.post("/me/privacy/choices", "use", "gifts", "allowed", "true")
                        .location())
                .isEqualTo("/me");
        assertThat(choices.refused(ana.customerId())).containsExactly(Use.GIFTS);
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static JsonNode sections(Map<String, String> files) {
        return JsonMapper.shared().readTree(files.get("data.json")).path("sections");
    }

    private byte[] copy(String cookie) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(house.at("/me/data.zip"))
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void theCopyIsWhatTheRoomsHandOutAndEachKindIsTold() throws Exception {
        Member ana = shop.member("zip" + x, "zip" + x + "@mail.test");
        shop.earn(ana, "z" + x, 30);
        Answer door = house.browser().get(links.path(ana.id()));
        String cookie = door.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        Map<String, String> files = Map.of();
        JsonNode mine = sections(Map.of("data.json", "{}"));
        JsonNode theirs = JsonMapper.shared().readTree("[]");
        // What the house works out in the background may come in between the two.
        for (int i = 0; i < 20 && !mine.equals(theirs); i++) {
            files = unpacked(copy(cookie));
            mine = sections(files);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            privacy.export(ana.customerId(), all);
            theirs = sections(unpacked(all.toByteArray()));
        }
        assertThat(files).containsOnlyKeys("data.json", "index.html");
        assertThat(files.get("index.html")).contains("zip" + x + "@mail.test");
        assertThat(mine).isEqualTo(theirs);
        Browser hers = in(ana);
        String kinds = hers.get("/me/privacy/kinds").body();
        List<String> names = mine.properties().stream().map(Map.Entry::getKey).toList();
        assertThat(names).contains("Points", "Identifiers", "Touchpoints");
        assertThat(names).allSatisfy(name -> assertThat(kinds).contains("<span>" + name + "</span>"));
    }

    private String code(String email) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            for (byte[] sealed : jdbc.sql(
                            "select sealed from messaging.message where address = :email order by id desc")
                    .param("email", email)
                    .query((rs, n) -> rs.getBytes(1))
                    .list()) {
                Matcher code = CODE.matcher(new String(vault.open(sealed, "message"), StandardCharsets.UTF_8));
                if (code.find()) {
                    return code.group(1);
                }
            }
            Thread.sleep(30);
        }
        throw new AssertionError("No code came");
    }

    @Test
    void whoAsksToBeForgottenSeesWhatIsLostProvesItAndCanThinkAgain() throws Exception {
        String email = "bye" + x + "@mail.test";
        Member ana = shop.member("bye" + x, email);
        shop.earn(ana, "b" + x, 40);
        Browser hers = in(ana);
        assertThat(hers.get("/me/erasure").body()).contains("<li>40 ", "Send me a code");
        assertThat(hers.post("/me/erasure", "code", "123456").status()).isEqualTo(422);
        assertThat(hers.post("/me/erasure/codes").body()).contains("on its way");
        assertThat(hers.post("/me/erasure", "code", code(email)).location()).isEqualTo("/me/erasure");
        assertThat(hers.get("/me/erasure").body()).contains("We will forget you on");
        assertThat(hers.get("/me/privacy").body()).contains("You asked to be forgotten");
        assertThat(hers.post("/me/erasure/cancellation").status()).isEqualTo(303);
        assertThat(hers.get("/me/erasure").body()).contains("Send me a code").doesNotContain("We will forget you on");
    }
}
