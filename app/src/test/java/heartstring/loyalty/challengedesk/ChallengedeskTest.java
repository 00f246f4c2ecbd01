package heartstring.loyalty.challengedesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** Managers make challenges on a page, programs over the API; members' progress is told there, at the till and on their page. */
@HouseTest
class ChallengedeskTest {

    private final House house;
    private final CornerShop shop;

    ChallengedeskTest(House house, BeanFactory beans) {
        this.house = house;
        this.shop = new CornerShop(beans);
    }

    @Test
    void aManagerMakesACardWithAPlainSentence() {
        String path = "/loyalty/programmes/" + shop.programme.key() + "/challenges";
        Answer bad =
                house.as(Role.MANAGER).post(path, "name", "Card", "kind", "stamps", "measure", "pieces", "target", "x");
        assertThat(bad.status()).isEqualTo(422);
        house.as(Role.MANAGER)
                .post(
                        path,
                        "name",
                        "Coffee card",
                        "kind",
                        "stamps",
                        "measure",
                        "pieces",
                        "target",
                        "10",
                        "noun",
                        "coffees",
                        "category",
                        "coffee",
                        "repeats",
                        "true",
                        "points",
                        "50");
        assertThat(house.as(Role.MANAGER).get(path).body()).contains("50 points for 10 coffees; then it begins again.");
        assertThat(house.as(Role.CASHIER).get(path).status()).isEqualTo(403);
    }

    @Test
    void programsBeginAskAndEndAndTheTillShowsTheProgress() {
        Api rules = house.api("loyalty:rules", "loyalty:read", "till");
        String path = "/api/loyalty/programmes/" + shop.programme.key() + "/challenges";
        assertThat(rules.post(path, "{\"kind\":\"stamps\"}").status()).isEqualTo(422);
        Answer made = rules.post(
                path,
                "{\"name\":\"Visits\",\"kind\":\"stamps\",\"measure\":\"purchases\",\"target\":3,\"points\":7,\"noun\":\"visits\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().at("/sentence").asString()).isEqualTo("7 points for 3 visits; then it begins again.");
        Member ana = shop.member("ana", "'name':'Ana'");
        shop.send(shop.order("ana", "a", Instant.now().toString(), "tea*1@2.00"));
        Answer far = rules.get("/api/loyalty/members/" + ana.id() + "/challenges");
        assertThat(far.json().at("/challenges/0/words").asString()).isEqualTo("1 of 3 visits");
        Answer card = rules.get("/api/till/lookup?value=" + ana.card() + "&programme=" + shop.programme.key());
        assertThat(card.json().at("/card/member/challenges/0/progress").asString())
                .isEqualTo("1 of 3 visits");
        assertThat(house.as(Role.AGENT).get("/loyalty/members/" + ana.id()).body())
                .contains("1 of 3 visits");
        long id = made.json().at("/id").asLong();
        assertThat(rules.post("/api/loyalty/challenges/" + id + "/end", "").status())
                .isEqualTo(200);
        assertThat(rules.post("/api/loyalty/challenges/" + id + "/end", "").status())
                .isEqualTo(409);
        assertThat(rules.get("/api/loyalty/members/" + ana.id() + "/challenges").body())
                .doesNotContain("visits");
    }
}
