package heartstring.loyalty.promotiondesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Met;
import heartstring.story.arms.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HouseTest
class HoldOutsTest {

    private final Arms arms;
    private final Shop shop;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    HoldOutsTest(House house, Shop shop, Arms arms) {
        this.arms = arms;
        this.shop = shop;
        this.api = house.api("loyalty:read", "loyalty:write", "till");
    }

    @Test
    void whoIsHeldOutGoesWithoutAndIsCountedOnceItWouldHaveApplied() throws Exception {
        Programme programme = shop.programme();
        Answer made = api.post("/api/loyalty/promotions", """
                {"name":"Half","currency":"EUR","products":["fig%s"],"kind":"percent_items","worth":5000,"holdOutPercent":50}""".formatted(x));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().get("holdOutPercent").asInt()).isEqualTo(50);
        String key = "promotion:" + made.json().get("id").asLong();
        Trial trial = new Trial(key, 50);
        List<Member> treated = new ArrayList<>();
        List<Member> held = new ArrayList<>();
        for (int i = 0; i < 60 && (treated.isEmpty() || held.isEmpty()); i++) {
            Member member = shop.member(programme, 0, null);
            (arms.of(member.customerId(), List.of(trial)).get(key) == Arm.HELD_OUT ? held : treated).add(member);
        }

        // Neither a basket it does not mean nor a stranger's tells of anybody.
        assertThat(discount("tin" + x, held.getFirst())).isZero();
        assertThat(discount("fig" + x, null)).isEqualTo(500);
        assertThat(arms.met(List.of(key))).isEmpty();

        assertThat(discount("fig" + x, treated.getFirst())).isEqualTo(500);
        assertThat(discount("fig" + x, held.getFirst())).isZero();
        assertThat(discount("fig" + x, held.getFirst())).isZero();
        assertThat(arms.met(List.of(key))).containsEntry(key, new Met(1, 1, 0));

        Answer drawn = api.post("/api/till/baskets", basket("fig" + x, held.getFirst()), "Idempotency-Key", "held" + x);
        assertThat(drawn.json().at("/basket/discountMinor").asLong()).isZero();
    }

    @Test
    void moreThanHalfCannotGoWithout() {
        assertThat(api.post("/api/loyalty/promotions", """
                {"name":"Most","currency":"EUR","products":["fig%s"],"kind":"percent_items","worth":5000,"holdOutPercent":51}""".formatted(x)).status())
                .isEqualTo(422);
    }

    private long discount(String product, @org.jspecify.annotations.Nullable Member member) {
        Answer answer = api.post("/api/till/baskets/priced", basket(product, member));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode told = answer.json();
        return told.at("/basket/discountMinor").asLong();
    }

    private static String basket(String product, @org.jspecify.annotations.Nullable Member member) {
        return """
                {"currency":"EUR","items":[{"product":"%s","quantity":1,"unitMinor":1000}]%s}""".formatted(product, member == null ? "" : ",\"memberId\":" + member.id());
    }
}
