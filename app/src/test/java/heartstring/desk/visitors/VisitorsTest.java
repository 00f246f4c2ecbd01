package heartstring.desk.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.desk.till.TillShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who stands at the till and who stands behind it: found, joined, guessed at, and the same person. */
@HouseTest
class VisitorsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final Talks talks;
    private final Programme programme;
    private final Browser cashier;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    VisitorsTest(House house, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
        this.talks = new Talks(house, beans.getBean(Sources.class), beans.getBean(Belts.class), jdbc);
        this.programme = shop.programme("Test " + x);
        this.cashier = house.as(Role.CASHIER);
    }

    private Member member(String name, long points) {
        return shop.member(programme, name + " Test", mail(name), points);
    }

    private String mail(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@till.example";
    }

    private String sale(String key, Member member, long amountMinor) {
        return "{'key':'%s','memberId':%d,'amountMinor':%d}".formatted(key, member.id(), amountMinor);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aColleagueAtTheOwnAccountIsMarkedAndNoted() {
        User user = house.user(Role.CASHIER);
        Browser browser = house.signedIn(user);
        Member self = shop.member(programme, "Self Test", user.email(), 0);
        assertThat(shop.good(browser, "/till/customers/" + self.customerId() + "?programme=" + programme.key(), null)
                        .json()
                        .path("own")
                        .asBoolean())
                .isTrue();
        String key = key();
        assertThat(shop.good(browser, "/till/sales", sale(key, self, 1000))
                        .json()
                        .path("ownAccount")
                        .asBoolean())
                .isTrue();
        shop.good(browser, "/till/sales", sale(key, self, 1000));
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit
                         where action = 'earned for themselves' and subject_id = :member and actor_id = :user""")
                        .param("member", String.valueOf(self.id()))
                        .param("user", user.id())
                        .query(Long.class)
                        .single())
                .isOne();
        // Others at the same account are not.
        assertThat(shop.good(cashier, "/till/sales", sale(key(), self, 1000))
                        .json()
                        .path("ownAccount")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void newcomersJoinOnceAndKnownPeopleAreShownInstead() {
        String phone = "+4930" + (1_000_000 + Math.abs(x.hashCode() % 8_000_000));
        String body =
                "{'key':'%s','programme':'%s','name':'Neo Test','phone':'%s'}".formatted(key(), programme.key(), phone);
        Answer joined = shop.good(cashier, "/till/members", body);
        assertThat(joined.json().at("/member/card").asString()).hasSize(13);
        assertThat(joined.json().path("name").asString()).isEqualTo("Neo Test");
        Answer again = shop.call(cashier, "/till/members", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("hits").findValuesAsString("name")).containsExactly("Neo Test");
        long customer = shop.customer("Old Test", mail("old"));
        String join = "{'programme':'%s','customerId':%d}".formatted(programme.key(), customer);
        String card = shop.good(cashier, "/till/members", join)
                .json()
                .at("/member/card")
                .asString();
        assertThat(shop.good(cashier, "/till/members", join)
                        .json()
                        .at("/member/card")
                        .asString())
                .isEqualTo(card);
        Answer nameless = shop.call(
                cashier, "/till/members", "{'key':'%s','programme':'%s','name':' '}".formatted(key(), programme.key()));
        assertThat(nameless.status()).isEqualTo(422);
    }

    @Test
    void whoeverGuessesWaitsAndEveryMissLooksAlike() {
        Member hal = member("Hal", 0);
        Browser guesser = house.signedIn(house.user(Role.CASHIER));
        String at = "/till/lookup?programme=" + programme.key() + "&q=";
        String unknown = shop.good(guesser, at + "2900000000001", null).body();
        assertThat(shop.good(guesser, at + "nobody-" + x + "@till.example", null)
                        .body())
                .isEqualTo(unknown);
        assertThat(shop.good(guesser, at + "GIFT-7H2K-99QX", null).body()).isEqualTo(unknown);
        // Whoever is found costs nothing.
        for (int i = 0; i < 50; i++) {
            shop.good(guesser, at + hal.card(), null);
        }
        for (int i = 0; i < 37; i++) {
            shop.good(guesser, at + "29000000" + (10_000 + i), null);
        }
        Answer waits = shop.call(guesser, at + "2900000000002", null);
        assertThat(waits.status()).isEqualTo(429);
        assertThat(waits.json().path("detail").asString()).contains("Try again in");
        // Then the right card is no answer either.
        assertThat(shop.call(guesser, at + hal.card(), null).status()).isEqualTo(429);
        assertThat(shop.call(cashier, at + hal.card(), null).status()).isEqualTo(200);
    }

    @Test
    void namesAreFoundWithoutWholeAddresses() {
        member("Zacharias" + x.replaceAll("[0-9]", "q"), 0);
        shop.member(programme, "Zacharias" + x.replaceAll("[0-9]", "q") + " Other", mail("zo"), 0);
        Answer found = shop.good(
                cashier,
                "/till/lookup?programme=" + programme.key() + "&q=zacharias" + x.replaceAll("[0-9]", "q"),
                null);
        assertThat(found.json().path("hits")).hasSize(2);
        assertThat(found.body()).doesNotContain(mail("zo")).contains("z…@till.example");
    }

    @Test
    void theDoorIsForTillRolesAndSpeaksJson() {
        assertThat(shop.call(house.as(Role.ANALYST), "/till/door", null).status())
                .isEqualTo(403);
        Answer stranger = shop.call(house.browser(), "/till/door", null);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("Content-Type").orElse("")).contains("problem+json");
        assertThat(shop.good(cashier, "/till/door", null).json().path("token").asString())
                .isNotBlank();
        Answer worker = cashier.get("/till/worker.js");
        assertThat(worker.header("Service-Worker-Allowed")).contains("/till");
        assertThat(worker.header("Content-Type").orElse("")).startsWith("text/javascript");
    }

    @Test
    void whereWeLeftOffStandsOnTopWithoutWordsForWhomTheyAreNot() throws Exception {
        talks.mail(Instant.now().minus(Duration.ofDays(2)), "Hinge", "I'm worried about the hinge.");
        String at = "/till/customers/" + talks.customer() + "?programme=" + programme.key();
        assertThat(shop.good(house.as(Role.CASHIER), at, null).body())
                .contains("Something worries them.", "They wrote last and wait for our answer.")
                .doesNotContain("What worries them");
        assertThat(shop.good(house.as(Role.AGENT), at, null).body())
                .contains("What worries them: “I'm worried about the hinge”.");
    }
}
