package heartstring.loyalty.me;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A member comes to their own page, and nobody else does. */
@HouseTest
class MePageTest {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");

    private final House house;
    private final FriendlyShop shop;
    private final MyLinks links;
    private final MySessions sessions;
    private final Vault vault;
    private final Consents consents;
    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    MePageTest(
            House house,
            FriendlyShop shop,
            MyLinks links,
            MySessions sessions,
            Vault vault,
            Consents consents,
            JdbcClient jdbc,
            Throttle throttle) {
        this.house = house;
        this.shop = shop;
        this.links = links;
        this.sessions = sessions;
        this.vault = vault;
        this.consents = consents;
        this.jdbc = jdbc;
        this.throttle = throttle;
    }

    /** Codes mailed to an address, as they wait in the outbox. */
    private List<String> codes(String email, int wanted) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 100 && found.size() < wanted; i++) {
            found.clear();
            jdbc.sql("select sealed from messaging.message where address = :email order by id")
                    .param("email", email)
                    .query(rs -> {
                        String text = new String(vault.open(rs.getBytes(1), "message"), StandardCharsets.UTF_8);
                        Matcher code = CODE.matcher(text);
                        if (code.find()) {
                            found.add(code.group(1));
                        }
                    });
            pause();
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The tests share one network address. */
    private void forgetAttempts() {
        throttle.forget(ThrottleRules.ME_ASK, "127.0.0.1");
        throttle.forget(ThrottleRules.ME_CODE, "127.0.0.1");
    }

    @Test
    void aCodeByMailOpensThePageOfThatMemberAlone() {
        forgetAttempts();
        Member ana = shop.member("ana" + x, "ana" + x + "@mail.test");
        Member ben = shop.member("ben" + x, "ben" + x + "@mail.test");
        shop.earn(ana, "o1" + x, 250);
        shop.earn(ben, "o2" + x, 777);
        Browser browser = house.browser();
        Answer door = browser.get("/me");
        assertThat(door.body()).contains("Card number or e-mail address").doesNotContain("hs-sidebar");
        Answer asked = browser.post("/me/codes", "who", ana.card());
        assertThat(asked.location()).isEqualTo("/me/code");
        assertThat(asked.header("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax", "Path=/me");
        String code = codes("ana" + x + "@mail.test", 1).getFirst();
        assertThat(browser.post("/me/sessions", "code", code.equals("111111") ? "222222" : "111111")
                        .status())
                .isEqualTo(422);
        // The code alone, in another browser, is worth nothing.
        assertThat(house.browser().post("/me/sessions", "code", code).status()).isEqualTo(422);
        Answer in = browser.post("/me/sessions", "code", code);
        assertThat(in.location()).isEqualTo("/me");
        String page = browser.get("/me").body();
        assertThat(page)
                .contains(
                        "<strong>250</strong>",
                        "Earned by purchase o1" + x,
                        "me-bars",
                        "hs-qr",
                        ana.card().substring(0, 4))
                .doesNotContain("777")
                .doesNotContain("o2" + x)
                .doesNotContainPattern("<[^>]* style=");
        // Used up.
        assertThat(browser.post("/me/sessions", "code", code).status()).isEqualTo(422);
        browser.post("/me/leaving");
        assertThat(browser.get("/me").body()).contains("Card number or e-mail address");
    }

    @Test
    void theAnswerIsTheSameForSomebodyNobodyKnows() {
        forgetAttempts();
        Answer known = house.browser()
                .post(
                        "/me/codes",
                        "who",
                        shop.member("c" + x, "c" + x + "@mail.test").card());
        Answer unknown = house.browser().post("/me/codes", "who", "nobody" + x + "@mail.test");
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.location()).isEqualTo(known.location());
        assertThat(unknown.header("Set-Cookie").orElse("").length())
                .isEqualTo(known.header("Set-Cookie").orElse("").length());
        assertThat(codes("nobody" + x + "@mail.test", 1)).isEmpty();
    }

    @Test
    void fiveWrongCodesEndTheQuestion() {
        forgetAttempts();
        Member dan = shop.member("dan" + x, "dan" + x + "@mail.test");
        String token = sessions.ask("dan" + x + "@mail.test");
        String code = codes("dan" + x + "@mail.test", 1).getFirst();
        for (int i = 0; i < MySessions.MOST_TRIES; i++) {
            assertThat(sessions.enter(token, "no")).isEmpty();
        }
        assertThat(sessions.enter(token, code)).isEmpty();
        assertThat(dan.card()).isNotEmpty();
    }

    @Test
    void askingAndGuessingOftenHasToWait() {
        forgetAttempts();
        Member eva = shop.member("eva" + x, "eva" + x + "@mail.test");
        Browser browser = house.browser();
        for (int i = 0; i < 20; i++) {
            assertThat(browser.post("/me/codes", "who", eva.card()).status()).isEqualTo(303);
        }
        assertThat(browser.post("/me/codes", "who", eva.card()).status()).isEqualTo(429);
        assertThat(codes("eva" + x + "@mail.test", 6)).hasSize(5);
        for (int i = 0; i < 30; i++) {
            assertThat(browser.get("/me/l/guess" + i).status()).isEqualTo(404);
        }
        assertThat(browser.get("/me/l/guess").status()).isEqualTo(429);
        assertThat(browser.post("/me/sessions", "code", "123456").status()).isEqualTo(429);
        forgetAttempts();
    }

    @Test
    void aLinkWorksUntilItIsRevokedAndCannotBeMade() {
        forgetAttempts();
        Member fay = shop.member("fay" + x, "fay" + x + "@mail.test");
        String path = links.path(fay.id());
        Browser browser = house.browser();
        assertThat(browser.get(path).location()).isEqualTo("/me");
        assertThat(browser.get("/me").body()).contains("Your card");
        assertThat(links.read(path.substring(6) + "A")).isEmpty();
        char last = path.charAt(20);
        String changed = path.substring(6, 20) + (last == 'A' ? 'B' : 'A') + path.substring(21);
        assertThat(links.read(changed)).isEmpty();
        assertThat(links.read("")).isEmpty();
        links.revoke(fay.id());
        assertThat(house.browser().get(path).status()).isEqualTo(404);
        assertThat(browser.get("/me").body()).contains("Card number or e-mail address");
        assertThat(house.browser().get(links.path(fay.id())).location()).isEqualTo("/me");
    }

    @Test
    void whoDoesNotWantToBeWrittenToSaysSoOnThePage() {
        forgetAttempts();
        Member gil = shop.member("gil" + x, "gil" + x + "@mail.test");
        Identifier address = new Identifier(Identifier.EMAIL, "gil" + x + "@mail.test");
        Browser browser = house.browser();
        browser.get(links.path(gil.id()));
        assertThat(browser.get("/me").body()).contains("before points end");
        browser.post("/me/notices", "wanted", "false");
        assertThat(consents.allows(address, Purpose.SERVICE)).isFalse();
        assertThat(browser.get("/me").body()).contains("We do not write to you.");
        browser.post("/me/notices", "wanted", "true");
        assertThat(consents.allows(address, Purpose.SERVICE)).isTrue();
    }
}
