package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.GiftHolds;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gift cards at the till's own page: looked up, paying a sale, sold, undone; never more is spent than is on them. */
@HouseTest
class TillGiftCardsTest {

    private final House house;
    private final GiftCards cards;
    private final GiftHolds holds;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final Programme programme;
    private final Browser cashier;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TillGiftCardsTest(House house, GiftCards cards, GiftHolds holds, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.cards = cards;
        this.holds = holds;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Gifts " + x);
        this.cashier = house.as(Role.CASHIER);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Gifting.Issued card(long amount) {
        return (Gifting.Issued) cards.issue(new GiftCards.Draft(amount, "EUR", 0), key());
    }

    private long on(Gifting.Issued card) {
        return cards.byId(card.card().id()).orElseThrow().balanceMinor();
    }

    private Member member(String name) {
        return shop.member(
                programme, name + " Gift", name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@gifts.example", 0);
    }

    private String wish(String code, long amount) {
        return "{'key':'%s','code':'%s','amountMinor':%d,'currency':'EUR','upTo':true}".formatted(key(), code, amount);
    }

    private long held(Gifting.Issued card, long amount) {
        return shop.good(cashier, "/till/gift-cards/holds", wish(card.code(), amount))
                .json()
                .path("id")
                .asLong();
    }

    private String sale(String key, Member member, long amount, long hold) {
        return "{'key':'%s','memberId':%d,'amountMinor':%d,'giftHolds':[%d]}".formatted(key, member.id(), amount, hold);
    }

    @Test
    void aSaleIsPaidWithACardEarnsAndIsUndone() {
        Member ana = member("Ana");
        Gifting.Issued card = card(2_000);
        Answer balance = shop.good(cashier, "/till/gift-cards/balances", "{'code':'%s'}".formatted(card.code()));
        assertThat(balance.json().path("balanceMinor").asLong()).isEqualTo(2_000);
        assertThat(shop.good(
                                cashier,
                                "/till/codes",
                                "{'code':'%s'}".formatted(card.code().toLowerCase(java.util.Locale.ROOT)))
                        .json()
                        .path("kind")
                        .asString())
                .isEqualTo("gift_card");
        long hold = held(card, 3_000);
        assertThat(on(card)).as("all of it is set aside").isZero();
        String key = key();
        shop.good(cashier, "/till/sales", sale(key, ana, 3_000, hold));
        shop.good(cashier, "/till/sales", sale(key, ana, 3_000, hold));
        shop.settle();
        assertThat(shop.available(programme, ana))
                .as("paid with a card it earns like any other")
                .isEqualTo(35);
        assertThat(on(card)).isZero();
        assertThat(shop.call(cashier, "/till/sales", sale(key(), ana, 3_000, hold))
                        .status())
                .as("what was set aside pays once")
                .isEqualTo(409);
        shop.good(cashier, "/till/undos", "{'key':'%s'}".formatted(key));
        shop.good(cashier, "/till/undos", "{'key':'%s'}".formatted(key));
        shop.settle();
        assertThat(on(card)).isEqualTo(2_000);
        assertThat(shop.available(programme, ana)).isZero();
    }

    @Test
    void whatIsGivenUpIsFreedAndWhatIsOverIsNotPaid() {
        Member ben = member("Ben");
        Gifting.Issued card = card(1_000);
        long hold = held(card, 400);
        assertThat(on(card)).isEqualTo(600);
        Browser other = house.signedIn(house.user(Role.CASHIER));
        assertThat(shop.call(other, "/till/gift-cards/holds/" + hold + "/freeing", "{}")
                        .status())
                .isEqualTo(404);
        shop.good(cashier, "/till/gift-cards/holds/" + hold + "/freeing", "{}");
        shop.good(cashier, "/till/gift-cards/holds/" + hold + "/freeing", "{}");
        assertThat(on(card)).isEqualTo(1_000);
        String key = key();
        assertThat(shop.call(cashier, "/till/sales", sale(key, ben, 400, hold)).status())
                .isEqualTo(409);
        assertThat(shop.call(cashier, "/till/sales/" + key, null).status())
                .as("nothing is sold")
                .isEqualTo(404);
        // What was paid without a network is a sale all the same, and an exception.
        String offline = sale(key, ben, 400, hold).replace("}", ",'offline':true,'ageSeconds':7200}");
        for (int i = 0; i < 2; i++) {
            Answer refused = shop.call(cashier, "/till/sales", offline);
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.json().path("exception").asBoolean()).isTrue();
        }
        shop.settle();
        assertThat(on(card)).isEqualTo(1_000);
        assertThat(house.as(Role.MANAGER).get("/till/exceptions").body())
                .contains("Ben Gift", "A gift card was set aside");
    }

    @Test
    void fiftyTillsSetAsideFromOneCardAtOnce() throws Exception {
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Gifting.Issued card = card(10_000);
            List<Gifting> all = Shop.together(
                    50, () -> holds.hold(new GiftMoney.Wish(card.code(), 300, "EUR", false, null), key()));
            assertThat(all.stream().filter(g -> g instanceof Gifting.Moved)).hasSize(33);
            assertThat(all.stream().filter(g -> g instanceof Gifting.NotEnough)).hasSize(17);
            assertThat(on(card)).isEqualTo(100);
        }
    }

    @Test
    void anAmountIsTakenWithoutABasketOnceAndGivenBackByWhoTookIt() {
        Gifting.Issued card = card(1_000);
        String wish = wish(card.code(), 300).replace("'upTo':true", "'upTo':false");
        Answer taken = shop.good(cashier, "/till/gift-cards/spends", wish);
        assertThat(shop.good(cashier, "/till/gift-cards/spends", wish)
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(on(card)).isEqualTo(700);
        String path = "/till/gift-cards/spends/" + taken.json().path("id").asLong() + "/returns";
        Browser other = house.signedIn(house.user(Role.CASHIER));
        assertThat(shop.call(other, path, "{'key':'%s'}".formatted(key())).status())
                .isEqualTo(403);
        String back = "{'key':'%s'}".formatted(key());
        shop.good(cashier, path, back);
        shop.good(cashier, path, back);
        assertThat(on(card)).isEqualTo(1_000);
        Answer more = shop.call(
                cashier, "/till/gift-cards/spends", wish(card.code(), 1_001).replace("true", "false"));
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.json().path("balanceMinor").asLong()).isEqualTo(1_000);
        assertThat(shop.call(cashier, "/till/gift-cards/balances", "{'code':'ABCD-EFGH-JKLM-NPQR-STUV'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCardIsSoldOnceAndTakenBackWhileNothingOfItIsSpent() {
        String wish = "{'key':'%s','amountMinor':2500,'currency':'EUR'}".formatted(key());
        Answer sold = shop.good(cashier, "/till/gift-cards", wish);
        String code = sold.json().path("code").asString();
        assertThat(shop.good(cashier, "/till/gift-cards", wish)
                        .json()
                        .path("code")
                        .asString())
                .as("an answer that was lost is told again")
                .isEqualTo(code);
        long id = sold.json().path("id").asLong();
        Answer spent = shop.good(cashier, "/till/gift-cards/spends", wish(code, 500));
        String path = "/till/gift-cards/" + id + "/withdrawal";
        assertThat(shop.call(cashier, path, "{}").status()).isEqualTo(409);
        shop.good(
                cashier,
                "/till/gift-cards/spends/" + spent.json().path("id").asLong() + "/returns",
                "{'key':'%s'}".formatted(key()));
        assertThat(shop.call(house.signedIn(house.user(Role.CASHIER)), path, "{}")
                        .status())
                .isEqualTo(403);
        shop.good(cashier, path, "{}");
        shop.good(cashier, path, "{}");
        assertThat(cards.byId(id).orElseThrow().balanceMinor()).isZero();
        assertThat(cards.byId(id).orElseThrow().usable()).isFalse();
        assertThat(cards.setBlocked(id, false)).as("it stays blocked").isFalse();
        assertThat(shop.call(cashier, "/till/gift-cards", wish.replace("2500", "100001"))
                        .status())
                .isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from loyalty.gift_card where id = :id and user_id is not null")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isOne();
    }
}
