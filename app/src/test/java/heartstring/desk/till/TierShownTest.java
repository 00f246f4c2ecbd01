package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.JsonNode;

/** A member's tier on the till, on the customer's page and in what a basket would earn. */
@HouseTest
class TierShownTest {

    private final House house;
    private final Ladders ladders;
    private final TillShop shop;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TierShownTest(House house, Ladders ladders, BeanFactory beans) {
        this.house = house;
        this.ladders = ladders;
        this.shop = new TillShop(house, beans);
    }

    @Test
    void tierBalanceAndTheWayToTheNextStandWhereTheyAreNeeded() {
        Programme programme = shop.programme("Tiers " + x);
        ladders.publish(
                programme.id(),
                new Ladders.Draft(
                        Ladder.Measure.POINTS,
                        12,
                        1,
                        true,
                        List.of(
                                new Tier(0, 0, "seed", "Seed", 0, new BigDecimal("1.5"), List.of("Early access")),
                                new Tier(0, 0, "gold", "Gold", 500, new BigDecimal("2"), List.of()))),
                Instant.now().minus(Duration.ofDays(300)));
        Member ana = shop.member(programme, "Ana Tiered", "ana." + x + "@tiers.example", 10);
        String key = UUID.randomUUID().toString();
        shop.good(
                house.as(Role.CASHIER),
                "/till/sales",
                "{'key':'%s','memberId':%d,'amountMinor':12000}".formatted(key, ana.id()));
        shop.settle();
        String page = house.as(Role.AGENT).get("/customers/" + ana.customerId()).body();
        // 120 for the money, 5 for the visit, 60 for the tier, and 10 from before; what the tier adds does not count
        // for tiers.
        assertThat(page)
                .contains("Tiers " + x, "<strong>195</strong>", "Seed", "365 more points for Gold", "value=\"27\"")
                .contains("are lost on", "/loyalty/members/" + ana.id());
        assertThat(house.as(Role.ANALYST).get("/customers/" + ana.customerId()).body())
                .contains("<strong>195</strong>")
                .doesNotContain("/loyalty/members/" + ana.id());
        JsonNode card = shop.good(
                        house.as(Role.CASHIER),
                        "/till/customers/" + ana.customerId() + "?programme=" + programme.key(),
                        null)
                .json();
        assertThat(card.at("/member/tier/name").asString()).isEqualTo("Seed");
        assertThat(card.at("/member/tier/perks").toString()).contains("1.5 times the points", "Early access");
        assertThat(shop.good(
                                house.as(Role.CASHIER),
                                "/till/previews",
                                "{'programme':'%s','amountMinor':2000,'memberId':%d}"
                                        .formatted(programme.key(), ana.id()))
                        .json()
                        .path("points")
                        .asLong())
                .isEqualTo(35);
    }
}
