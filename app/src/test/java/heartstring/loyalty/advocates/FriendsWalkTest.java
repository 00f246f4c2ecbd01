package heartstring.loyalty.advocates;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.referrals.Referrals;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A friend joins by a link, and the manager sees who brings customers who stay; pages, API and colleagues' form. */
@HouseTest
class FriendsWalkTest {

    private static final Pattern LINK = Pattern.compile("https://shop\\.test(/r/join/\\S+)");

    private final House house;
    private final FriendlyShop shop;
    private final Referrals referrals;
    private final Members members;
    private final Settings settings;
    private final Vault vault;
    private final Throttle throttle;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    FriendsWalkTest(
            House house,
            FriendlyShop shop,
            Referrals referrals,
            Members members,
            Settings settings,
            Vault vault,
            Throttle throttle,
            JdbcClient jdbc) {
        this.house = house;
        this.shop = shop;
        this.referrals = referrals;
        this.members = members;
        this.settings = settings;
        this.vault = vault;
        this.throttle = throttle;
        this.jdbc = jdbc;
    }

    private void set(boolean running) {
        assertThat(house.as(Role.MANAGER)
                        .post(
                                "/loyalty/referrals/" + shop.programme().key() + "/setting",
                                "advocatePoints",
                                "50",
                                "friendPoints",
                                "20",
                                "minimum",
                                "20.00",
                                "windowDays",
                                "14",
                                "mostADay",
                                "5",
                                "noticeDays",
                                "14",
                                "running",
                                String.valueOf(running))
                        .status())
                .isEqualTo(303);
        throttle.forget(ThrottleRules.ME_ASK, "127.0.0.1");
        throttle.forget(ThrottleRules.ME_CODE, "127.0.0.1");
    }

    @Test
    void aFriendJoinsByTheLinkProvesTheAddressAndIsBoundOnce() {
        set(true);
        Map<String, String> before = Map.of("address", settings.organisation().address());
        settings.set(Map.of("address", "https://shop.test"));
        try {
            Member ana = shop.member("ana" + x, "ana" + x + "@mail.test");
            String code = referrals.code(ana).orElseThrow();
            String email = "new" + x + "@mail.test";
            Browser browser = house.browser();
            assertThat(browser.get("/r/" + code).body())
                    .contains("A friend invites you", "20 points")
                    .doesNotContain("ana");
            assertThat(browser.post("/r/" + code, "name", "Nell", "email", email)
                            .body())
                    .contains("Look at your mail");
            // Nothing is kept of them yet.
            assertThat(customers(email)).isZero();
            String link = link(email);
            assertThat(browser.get(link).body()).contains(email);
            assertThat(customers(email)).isZero();
            Answer joined = browser.post(link);
            assertThat(joined.location()).isEqualTo("/me");
            assertThat(browser.get("/me").body()).contains("Your card", "Bring a friend", "https://shop.test/r/");
            assertThat(customers(email)).isOne();
            browser.post(link);
            assertThat(customers(email)).isOne();
            assertThat(referrals.ofAdvocate(shop.programme().id(), ana.customerId()))
                    .singleElement()
                    .satisfies(r -> assertThat(r.state().name()).isEqualTo("WAITING"));
            assertThat(house.browser()
                            .get(link.substring(0, link.length() - 3) + "AAA")
                            .status())
                    .isEqualTo(404);
            assertThat(house.browser().get("/r/AAAA-BBBB").status()).isEqualTo(404);
            set(false);
            assertThat(house.browser().get("/r/" + code).status()).isEqualTo(404);
        } finally {
            settings.set(before);
        }
    }

    private long customers(String email) {
        return jdbc.sql("select count(*) from customer.v_identifier where kind = 'email' and value = :email")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private String link(String email) {
        byte[] sealed = jdbc.sql("select sealed from messaging.message where address = :email")
                .param("email", email)
                .query((rs, n) -> rs.getBytes(1))
                .single();
        Matcher link = LINK.matcher(new String(vault.open(sealed, "message"), StandardCharsets.UTF_8));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void theManagerSeesWhoBringsCustomersWhoStay() {
        set(true);
        Member ana = shop.member("ana" + x, "ana" + x + "@mail.test");
        Member ben = shop.member("ben" + x, "ben" + x + "@mail.test");
        Member cleo = shop.member("cleo" + x, "cleo" + x + "@mail.test");
        Member dora = shop.member("dora" + x, "dora" + x + "@mail.test");
        Api api = house.api("loyalty:read", "loyalty:write");
        String anas = api.get("/api/loyalty/members/" + ana.id() + "/referrals")
                .json()
                .path("code")
                .asString();
        String bens = referrals.code(ben).orElseThrow();
        assertThat(bring(api, anas, ben).json().path("state").asString()).isEqualTo("waiting");
        assertThat(bring(api, anas, ben).json().path("state").asString()).isEqualTo("waiting");
        assertThat(bring(api, bens, cleo).json().path("state").asString()).isEqualTo("waiting");
        assertThat(bring(api, bens, ana).json().path("reason").asString()).contains("among those who brought");
        assertThat(bring(api, "QQQQ-QQQQ", dora).status()).isEqualTo(404);
        assertThat(api.post("/api/loyalty/referrals", "{}").status()).isEqualTo(400);
        Answer told = house.as(Role.CASHIER)
                .post("/customers/" + dora.customerId() + "/membership/" + dora.id() + "/advocate", "code", bens);
        assertThat(told.status()).isEqualTo(303);
        Instant now = Instant.now();
        shop.buy("ben" + x, "b1" + x, 30, now.minus(Duration.ofMinutes(20)));
        shop.buy("ben" + x, "b2" + x, 30, now.minus(Duration.ofMinutes(10)));
        shop.buy("cleo" + x, "c1" + x, 30, now.minus(Duration.ofMinutes(10)));
        String page = house.as(Role.MANAGER)
                .get("/loyalty/referrals?programme=" + shop.programme().key())
                .body();
        assertThat(page)
                .contains("ana" + x, "among those who brought the advocate", "me-tree")
                .doesNotContainPattern("<[^>]* style=");
        // Ana brought one who stayed; Ben two, of whom nobody did.
        assertThat(page.indexOf(">ana" + x)).isLessThan(page.indexOf(">ben" + x));
        assertThat(house.as(Role.CASHIER).get("/loyalty/referrals").status()).isEqualTo(403);
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + dora.customerId() + "/membership")
                        .body())
                .contains("Send the member their page");
        assertThat(house.as(Role.AGENT)
                        .post("/customers/" + dora.customerId() + "/membership/" + ana.id() + "/links")
                        .status())
                .isEqualTo(404);
        assertThat(members.byId(dora.id())).isPresent();
    }

    private static Answer bring(Api api, String code, Member friend) {
        return api.post("/api/loyalty/referrals", "{\"code\":\"" + code + "\",\"friendId\":" + friend.id() + "}");
    }
}
