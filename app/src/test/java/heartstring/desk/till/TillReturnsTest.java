package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.loyalty.Shop;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Single lines of an earlier receipt come back at the till: points, gift cards and the order follow, once. */
@HouseTest
class TillReturnsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final GiftCards cards;
    private final Intake intake;
    private final Sources sources;
    private final TillShop shop;
    private final Programme programme;
    private final Browser cashier;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TillReturnsTest(House house, JdbcClient jdbc, GiftCards cards, Intake intake, Sources sources, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.cards = cards;
        this.intake = intake;
        this.sources = sources;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Returns " + x);
        this.cashier = house.as(Role.CASHIER);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Member member(String name) {
        return shop.member(
                programme, name + " Back", name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@back.example", 0);
    }

    /** Three teas and a loaf for 14.00, a third off: 10.00 and 4.00 of it. */
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

    private JsonNode receipt(String query) {
        JsonNode found =
                shop.good(cashier, "/till/receipts?" + query, null).json().path("receipts");
        assertThat(found.size()).as(found.toString()).isEqualTo(1);
        return found.get(0);
    }

    private String back(String key, JsonNode receipt, String product, String quantity) {
        return "{'key':'%s','source':%d,'order':'%s','lines':[{'product':'%s','quantity':%s}]}"
                .formatted(
                        key,
                        receipt.path("source").asInt(),
                        receipt.path("order").asString(),
                        product + x,
                        quantity);
    }

    private long givenBack(JsonNode receipt, String product, String quantity) {
        return shop.good(cashier, "/till/returns", back(key(), receipt, product, quantity))
                .json()
                .path("amountMinor")
                .asLong();
    }

    @Test
    void oneLineComesBackAndTakesWhatItEarnedAndTheRestLater() {
        Member ana = member("Ana");
        String order = sold(ana, "");
        // 14 for the money, 5 for the visit.
        assertThat(shop.available(programme, ana)).isEqualTo(19);
        JsonNode receipt = receipt("memberId=" + ana.id());
        assertThat(receipt.path("here").asBoolean()).isTrue();
        assertThat(receipt.path("goodsMinor").asLong()).isEqualTo(1_400);
        assertThat(receipt.path("lines").get(0).path("paidMinor").asLong()).isEqualTo(1_000);
        String key = key();
        Answer taken = shop.good(cashier, "/till/returns", back(key, receipt, "tea", "1"));
        assertThat(taken.json().path("amountMinor").asLong()).isEqualTo(333);
        assertThat(taken.json().path("otherMinor").asLong()).isEqualTo(333);
        assertThat(shop.good(cashier, "/till/returns", back(key, receipt, "tea", "1"))
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(shop.call(cashier, "/till/returns", back(key, receipt, "tea", "2"))
                        .status())
                .isEqualTo(422);
        // Before the order has heard of it, it is known all the same.
        assertThat(shop.call(cashier, "/till/returns", back(key(), receipt, "tea", "3"))
                        .status())
                .isEqualTo(409);
        shop.settle();
        JsonNode settled = shop.good(cashier, "/till/returns/" + key, null).json();
        assertThat(settled.path("judged").asBoolean()).isTrue();
        assertThat(settled.path("pointsTaken").asLong()).isEqualTo(4);
        assertThat(shop.available(programme, ana)).isEqualTo(15);
        assertThat(receipt("number=" + order).path("lines").get(0).path("left").asInt())
                .isEqualTo(2);
        assertThat(givenBack(receipt, "tea", "2"))
                .as("all pieces give back what was paid")
                .isEqualTo(667);
        assertThat(givenBack(receipt, "loaf", "1")).isEqualTo(400);
        shop.settle();
        assertThat(shop.available(programme, ana)).isZero();
        assertThat(shop.call(cashier, "/till/returns", back(key(), receipt, "loaf", "1"))
                        .status())
                .isEqualTo(409);
        assertThat(jdbc.sql("select status || ' ' || refunded_minor from commerce.v_order where order_key = :key")
                        .param("key", order)
                        .query(String.class)
                        .single())
                .isEqualTo("refunded 1400");
    }

    @Test
    void whatAGiftCardPaidGoesBackToItFirst() {
        Member ben = member("Ben");
        Gifting.Issued card = (Gifting.Issued) cards.issue(new GiftCards.Draft(500, "EUR", 0), key());
        long hold = shop.good(
                        cashier,
                        "/till/gift-cards/holds",
                        "{'key':'%s','code':'%s','amountMinor':1400,'currency':'EUR','upTo':true}"
                                .formatted(key(), card.code()))
                .json()
                .path("id")
                .asLong();
        String order = sold(ben, ",'giftHolds':[" + hold + "]");
        JsonNode receipt = receipt("number=" + order);
        assertThat(receipt.path("giftMinor").asLong()).isEqualTo(500);
        JsonNode first = shop.good(cashier, "/till/returns", back(key(), receipt, "loaf", "1"))
                .json();
        assertThat(first.path("giftMinor").asLong()).isEqualTo(400);
        assertThat(first.path("otherMinor").asLong()).isZero();
        JsonNode second = shop.good(cashier, "/till/returns", back(key(), receipt, "tea", "3"))
                .json();
        assertThat(second.path("giftMinor").asLong()).isEqualTo(100);
        assertThat(second.path("otherMinor").asLong()).isEqualTo(900);
        assertThat(cards.byId(card.card().id()).orElseThrow().balanceMinor()).isEqualTo(500);
        shop.settle();
        shop.good(cashier, "/till/undos", "{'key':'%s'}".formatted(order));
        assertThat(cards.byId(card.card().id()).orElseThrow().balanceMinor())
                .as("undone afterwards, nothing goes back twice")
                .isEqualTo(500);
    }

    @Test
    void twentyTillsTakeTheSameLoafBackAndOneDoes() throws Exception {
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Member cy = member("Cy" + repeat);
            JsonNode receipt = receipt("number=" + sold(cy, ""));
            List<Answer> all =
                    Shop.together(20, () -> shop.call(cashier, "/till/returns", back(key(), receipt, "loaf", "1")));
            assertThat(all.stream().filter(a -> a.status() == 200)).hasSize(1);
            assertThat(all.stream().filter(a -> a.status() == 409)).hasSize(19);
            String key = key();
            List<Answer> same =
                    Shop.together(20, () -> shop.call(cashier, "/till/returns", back(key, receipt, "tea", "1")));
            assertThat(same).allMatch(a -> a.status() == 200);
            assertThat(same.stream().filter(a -> !a.json().path("replayed").asBoolean()))
                    .hasSize(1);
            shop.settle();
            assertThat(shop.available(programme, cy)).isEqualTo(6 + 5);
        }
    }

    @Test
    void aPurchaseOfAnotherSystemKeepsWhoseItIs() {
        Member dan = member("Dan");
        Feed pos = new Feed(sources, intake, "till");
        pos.send(List.of(
                ("{'type':'track','event':'Order Completed','properties':{'order_id':'POS-%s','total':27,'shipping':3,'currency':'EUR',"
                                + "'loyalty_card':'%s','products':[{'product_id':'tea%s','quantity':3,'price':10}]}}")
                        .formatted(x, dan.card(), x)));
        shop.settle();
        long owner = jdbc.sql("select profile_id from commerce.v_order where order_key = :key")
                .param("key", "POS-" + x)
                .query(Long.class)
                .single();
        JsonNode receipt = receipt("number=POS-" + x);
        assertThat(receipt.path("here").asBoolean()).isFalse();
        assertThat(receipt.path("goodsMinor").asLong()).isEqualTo(2_400);
        assertThat(shop.good(cashier, "/till/returns", back(key(), receipt, "tea", "1"))
                        .json()
                        .path("amountMinor")
                        .asLong())
                .isEqualTo(800);
        shop.settle();
        assertThat(jdbc.sql("select profile_id from commerce.v_order where order_key = :key")
                        .param("key", "POS-" + x)
                        .query(Long.class)
                        .single())
                .isEqualTo(owner);
        assertThat(shop.available(programme, dan)).isEqualTo(16 + 5);
    }

    @Test
    void moneyAloneWhereProductsAreNotKnownAndNonsenseIsRefused() {
        Member eve = member("Eve");
        String order = key();
        shop.good(cashier, "/till/sales", "{'key':'%s','memberId':%d,'amountMinor':2000}".formatted(order, eve.id()));
        shop.settle();
        JsonNode receipt = receipt("number=" + order);
        String wish = "{'key':'%s','source':%d,'order':'%s','amountMinor':%s}";
        int source = receipt.path("source").asInt();
        assertThat(shop.call(cashier, "/till/returns", wish.formatted(key(), source, order, "2001"))
                        .status())
                .isEqualTo(409);
        assertThat(shop.call(cashier, "/till/returns", wish.formatted(key(), source, order, "-5"))
                        .status())
                .isEqualTo(422);
        shop.good(cashier, "/till/returns", wish.formatted(key(), source, order, "500"));
        assertThat(shop.call(cashier, "/till/returns", wish.formatted(key(), source, order, "1501"))
                        .status())
                .as("known before the order has heard of it")
                .isEqualTo(409);
        shop.settle();
        assertThat(shop.available(programme, eve)).isEqualTo(15 + 5);
        assertThat(shop.good(cashier, "/till/receipts?number=nothing-" + x, null)
                        .json()
                        .path("receipts")
                        .size())
                .isZero();
        assertThat(shop.call(cashier, "/till/receipts", null).status()).isEqualTo(400);
        assertThat(shop.call(cashier, "/till/returns", wish.formatted(key(), source, "no-" + x, "5"))
                        .status())
                .isEqualTo(404);
        assertThat(shop.call(cashier, "/till/returns", back(key(), receipt, "tea", "1"))
                        .status())
                .isEqualTo(422);
        assertThat(house.api("till").get("/api/till/receipts?number=" + order).body())
                .contains("goodsMinor");
    }
}
