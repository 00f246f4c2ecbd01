package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A return at the till that was a mistake: what it took comes back, what it gave is taken again, once. */
@HouseTest
class TillReturnUndosTest {

    private final House house;
    private final JdbcClient jdbc;
    private final GiftCards cards;
    private final TillShop shop;
    private final Programme programme;
    private final Browser cashier;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TillReturnUndosTest(House house, JdbcClient jdbc, GiftCards cards, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.cards = cards;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Undos " + x);
        this.cashier = house.as(Role.CASHIER);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Member member(String name) {
        return shop.member(
                programme, name + " Undo", name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@undo.example", 0);
    }

    private String sold(Member member, String more) {
        String key = key();
        shop.good(
                cashier,
                "/till/sales",
                ("{'key':'%s','memberId':%d,'amountMinor':1400,'items':[{'product':'tea%s','quantity':3,'unitMinor':500},"
                                + "{'product':'loaf%s','quantity':1,'unitMinor':600}]%s}")
                        .formatted(key, member.id(), x, x, more));
        shop.settle();
        return key;
    }

    private JsonNode receipt(String order) {
        return shop.good(cashier, "/till/receipts?number=" + order, null)
                .json()
                .path("receipts")
                .get(0);
    }

    private String taken(JsonNode receipt, String lines) {
        String key = key();
        shop.good(
                cashier,
                "/till/returns",
                "{'key':'%s','source':%d,'order':'%s','lines':[%s]}"
                        .formatted(
                                key,
                                receipt.path("source").asInt(),
                                receipt.path("order").asString(),
                                lines));
        return key;
    }

    private String one(String product, int quantity) {
        return "{'product':'%s','quantity':%d}".formatted(product + x, quantity);
    }

    private Answer undo(Browser browser, String key) {
        return shop.call(browser, "/till/returns/undos", "{'key':'%s'}".formatted(key));
    }

    @Test
    void whatAReturnTookComesBackOnceAndTheGoodsCanComeBackAgain() throws Exception {
        Member ana = member("Ana");
        String order = sold(ana, "");
        assertThat(shop.available(programme, ana)).isEqualTo(19);
        String key = taken(receipt(order), one("tea", 3) + "," + one("loaf", 1));
        shop.settle();
        assertThat(shop.available(programme, ana)).isZero();

        assertThat(undo(house.signedIn(house.user(Role.CASHIER)), key).status())
                .as("another cashier")
                .isEqualTo(403);
        List<Answer> all = Shop.together(12, () -> undo(cashier, key));
        assertThat(all).allMatch(a -> a.status() == 200);
        assertThat(all.stream().filter(a -> !a.json().path("again").asBoolean()))
                .hasSize(1);
        assertThat(all.getFirst().json().path("otherMinor").asLong()).isEqualTo(1_400);
        shop.settle();

        assertThat(shop.available(programme, ana)).isEqualTo(19);
        JsonNode settled = shop.good(cashier, "/till/returns/" + key, null).json();
        assertThat(settled.path("undone").asBoolean()).isTrue();
        assertThat(settled.path("judged").asBoolean()).isTrue();
        assertThat(settled.path("pointsTaken").asLong()).isZero();
        JsonNode again = receipt(order);
        assertThat(again.path("status").asString()).isEqualTo("completed");
        assertThat(again.path("leftMinor").asLong()).isEqualTo(1_400);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit a join loyalty.till_return r on a.subject_id = r.id::text
                         where a.action = 'undid' and a.subject_kind = 'till return' and r.told_key = :key""").param("key", key).query(Long.class).single()).isEqualTo(1);
        taken(again, one("tea", 1));
        shop.settle();
        assertThat(shop.available(programme, ana)).isEqualTo(15);
        assertThat(undo(cashier, "no-such-return-" + x).status()).isEqualTo(404);
        assertThat(house.api("till")
                        .post("/api/till/return-undos", "{\"key\":\"" + key + "\"}")
                        .json()
                        .path("again")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aGiftCardPaysAgainAndOneThatWasUsedSinceStandsInTheWay() {
        Member ben = member("Ben");
        Gifting.Issued card = (Gifting.Issued) cards.issue(new GiftCards.Draft(500, "EUR", 0), key());
        long held = shop.good(
                        cashier,
                        "/till/gift-cards/holds",
                        "{'key':'%s','code':'%s','amountMinor':1400,'currency':'EUR','upTo':true}"
                                .formatted(key(), card.code()))
                .json()
                .path("id")
                .asLong();
        String order = sold(ben, ",'giftHolds':[" + held + "]");
        String key = taken(receipt(order), one("loaf", 1));
        assertThat(balance(card)).isEqualTo(400);
        JsonNode undone = undo(cashier, key).json();
        assertThat(undone.path("giftMinor").asLong()).isEqualTo(400);
        assertThat(undone.path("otherMinor").asLong()).isZero();
        assertThat(balance(card)).isZero();
        assertThat(undo(cashier, key).json().path("again").asBoolean()).isTrue();
        shop.settle();
        assertThat(receipt(order).path("giftMinor").asLong())
                .as("it can go back again")
                .isEqualTo(500);

        String second = taken(receipt(order), one("loaf", 1));
        shop.good(
                cashier,
                "/till/gift-cards/spends",
                "{'key':'%s','code':'%s','amountMinor':150,'currency':'EUR'}".formatted(key(), card.code()));
        Answer refused = undo(cashier, second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("gift card");
        assertThat(balance(card)).isEqualTo(250);
        shop.settle();
        assertThat(shop.available(programme, ben)).as("nothing moved").isEqualTo(15);
    }

    private long balance(Gifting.Issued card) {
        return cards.byId(card.card().id()).orElseThrow().balanceMinor();
    }

    @Test
    void whatWasForgivenIsNotEarnedByUndoing() {
        Programme within = shop.programme("Forgiving " + x, Command.Policy.WITHIN_BALANCE);
        Member cy = shop.member(within, "Cy Undo", "cy." + x + "@undo.example", 0);
        String order = sold(cy, "");
        long reward = shop.reward(within, "Cup", 15, null).id();
        shop.good(
                cashier,
                "/till/redemptions",
                "{'key':'%s','memberId':%d,'rewardId':%d}".formatted(key(), cy.id(), reward));
        for (int time = 0; time < 3; time++) {
            String key = taken(receipt(order), one("tea", 3) + "," + one("loaf", 1));
            shop.settle();
            assertThat(shop.available(within, cy)).isZero();
            assertThat(undo(cashier, key).status()).isEqualTo(200);
            shop.settle();
            assertThat(shop.available(within, cy)).isEqualTo(4);
        }
    }
}
