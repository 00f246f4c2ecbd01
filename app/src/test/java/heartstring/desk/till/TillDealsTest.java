package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Promotions and vouchers at the till: priced, set aside, paid, cancelled, undone, and given back with returned goods. */
@HouseTest
class TillDealsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Budgets budgets;
    private final Intake intake;
    private final Sources sources;
    private final TillShop shop;
    private final Programme programme;
    private final Browser cashier;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TillDealsTest(House house, JdbcClient jdbc, Budgets budgets, Intake intake, Sources sources, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.budgets = budgets;
        this.intake = intake;
        this.sources = sources;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Test " + x);
        this.cashier = house.as(Role.CASHIER);
        this.api = house.api("loyalty:read", "loyalty:write", "till");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Member member(String name) {
        return shop.member(
                programme, name + " Test", name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@deals.example", 0);
    }

    private void promotion(String fields) {
        Answer made = api.post("/api/loyalty/promotions", """
                {"name":"P %s","currency":"EUR","products":["tea%s"],%s}""".formatted(x, x, fields));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
    }

    private String voucher() {
        String code = "TILL" + x;
        Answer made = api.post("/api/loyalty/voucher-batches", """
                {"name":"V %s","publicCode":"%s","usesEach":1,"gives":"percent","worth":1000,"currency":"EUR"}""".formatted(x, code));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return code;
    }

    private Budget budget() {
        return budgets.make("B " + x, "EUR", 5_000, Budget.Period.WHOLE, false);
    }

    /** Three teas at 10.00 and a loaf at 4.00. */
    private String items() {
        return "[{'product':'tea%s','quantity':3,'unitMinor':1000},{'product':'loaf%s','quantity':1,'unitMinor':400}]"
                .formatted(x, x);
    }

    private Answer preview(Member member, String codes) {
        return shop.good(
                cashier,
                "/till/previews",
                "{'programme':'%s','memberId':%d,'promotions':true,'items':%s,'codes':[%s]}"
                        .formatted(programme.key(), member.id(), items(), codes));
    }

    private String checkout(Member member, String codes, long expected) {
        return "{'key':'%s','memberId':%d,'items':%s,'codes':[%s],'expectedDiscountMinor':%d}"
                .formatted(key(), member.id(), items(), codes, expected);
    }

    private long reserved(Member member, String codes, long expected) {
        return shop.good(cashier, "/till/checkouts", checkout(member, codes, expected))
                .json()
                .path("dealId")
                .asLong();
    }

    private String sale(String key, Member member, long deal) {
        return "{'key':'%s','memberId':%d,'dealId':%d}".formatted(key, member.id(), deal);
    }

    private void refund(String order, String refund, String products) {
        String event =
                "{'type':'track','anonymousId':'till','event':'Order Refunded','properties':{'order_id':'%s','refund_id':'%s','currency':'EUR'%s}}"
                        .formatted(order, refund, products);
        assertThat(intake.accept(
                                sources.internal("Till", "till"),
                                List.of(JsonMapper.shared().readTree(event.replace('\'', '"'))),
                                null,
                                null)
                        .getFirst())
                .isInstanceOf(Outcome.Accepted.class);
        shop.settle();
    }

    private String tea(int pieces) {
        return ",'products':[{'product_id':'tea%s','quantity':%d}]".formatted(x, pieces);
    }

    @Test
    void aBasketIsPricedPaidAndUndoneWithAllThatItDrew() {
        Member ana = member("Ana");
        Budget budget = budget();
        promotion("\"kind\":\"buy_get\",\"worth\":10000,\"buy\":2,\"get\":1,\"budgetId\":" + budget.id());
        String code = "'" + voucher() + "'";
        Answer priced = preview(ana, code + ",'NOBODY-HAS-THIS'");
        // 34.00, less one tea, less a tenth of the rest.
        assertThat(priced.json().at("/basket/worthMinor").asLong()).isEqualTo(3_400);
        assertThat(priced.json().at("/basket/paysMinor").asLong()).isEqualTo(2_160);
        assertThat(priced.json().path("amountMinor").asLong()).isEqualTo(2_160);
        assertThat(priced.json().path("points").asLong()).isEqualTo(26);
        assertThat(priced.json().at("/basket/lines/0/cuts").toString()).contains("P " + x);
        assertThat(priced.json().at("/codes/0/usable").asBoolean()).isTrue();
        assertThat(priced.json().at("/codes/1/unknown").asBoolean()).isTrue();
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        long deal = reserved(ana, code, 1_240);
        assertThat(budgets.left(budget, null)).isEqualTo(4_000);
        String key = key();
        Answer sold = shop.good(cashier, "/till/sales", sale(key, ana, deal));
        assertThat(sold.json().path("expected").asLong()).isEqualTo(26);
        shop.good(cashier, "/till/sales", sale(key, ana, deal));
        shop.settle();
        assertThat(shop.available(programme, ana)).isEqualTo(26);
        assertThat(jdbc.sql(
                                "select total_minor || ' ' || discount_minor || ' ' || coupon from commerce.v_order where order_key = :key")
                        .param("key", key)
                        .query(String.class)
                        .single())
                .isEqualTo("2160 1240 TILL" + x);
        assertThat(jdbc.sql("select price_minor from commerce.v_product where key = :key")
                        .param("key", "tea" + x)
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
        assertThat(preview(ana, code).json().at("/codes/0/reason").asString()).isEqualTo("It was used before.");
        // The same basket is not paid twice under another key.
        assertThat(shop.call(cashier, "/till/sales", sale(key(), ana, deal)).status())
                .isEqualTo(409);
        shop.good(cashier, "/till/undos", "{'key':'%s'}".formatted(key));
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        shop.settle();
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        assertThat(shop.available(programme, ana)).isZero();
        assertThat(preview(ana, code).json().at("/codes/0/usable").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotPaidIsGivenBack() {
        Member ben = member("Ben");
        Budget budget = budget();
        promotion("\"kind\":\"amount_items\",\"worth\":300,\"budgetId\":" + budget.id());
        Answer stale = shop.call(cashier, "/till/checkouts", checkout(ben, "", 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().path("detail").asString()).contains("another by now");
        long deal = reserved(
                ben, "", preview(ben, "").json().at("/basket/discountMinor").asLong());
        assertThat(budgets.left(budget, null)).isLessThan(5_000);
        Browser other = house.signedIn(house.user(Role.CASHIER));
        assertThat(shop.call(other, "/till/checkouts/" + deal + "/cancellation", "{}")
                        .status())
                .isEqualTo(404);
        shop.good(cashier, "/till/checkouts/" + deal + "/cancellation", "{}");
        shop.good(cashier, "/till/checkouts/" + deal + "/cancellation", "{}");
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        // With a network it is a plain no, and nothing is sold.
        String key = key();
        assertThat(shop.call(cashier, "/till/sales", sale(key, ben, deal)).status())
                .isEqualTo(409);
        assertThat(shop.call(cashier, "/till/sales/" + key, null).status()).isEqualTo(404);
        // What was paid without one is a sale all the same, and an exception.
        String offline = "{'key':'%s','memberId':%d,'dealId':%d,'offline':true,'ageSeconds':7200}"
                .formatted(key, ben.id(), deal);
        for (int i = 0; i < 2; i++) {
            Answer refused = shop.call(cashier, "/till/sales", offline);
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.json().path("exception").asBoolean()).isTrue();
        }
        shop.settle();
        assertThat(jdbc.sql("select count(*) from commerce.v_order where order_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(house.as(Role.MANAGER).get("/till/exceptions").body()).contains("Ben Test", "no budget or voucher");
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        Member eve = member("Eve");
        assertThat(shop.call(cashier, "/till/sales", sale(key(), eve, deal)).status())
                .isEqualTo(404);
    }

    @Test
    void aReturnedLineGivesItsShareBackAndTheLastOneEverythingOnce() {
        Member cy = member("Cy");
        Budget budget = budget();
        promotion("\"kind\":\"percent_items\",\"worth\":3333,\"budgetId\":" + budget.id());
        String code = "'" + voucher() + "'";
        long discount = preview(cy, code).json().at("/basket/discountMinor").asLong();
        String key = key();
        shop.good(cashier, "/till/sales", sale(key, cy, reserved(cy, code, discount)));
        shop.settle();
        long drawn = 5_000 - budgets.left(budget, null);
        assertThat(drawn).isEqualTo(1_000);
        refund(key, "r1", tea(1));
        assertThat(budgets.left(budget, null)).isEqualTo(5_000 - drawn + 333);
        refund(key, "r1", tea(1));
        assertThat(budgets.left(budget, null)).isEqualTo(5_000 - drawn + 333);
        assertThat(preview(cy, code).json().at("/codes/0/usable").asBoolean()).isFalse();
        refund(key, "r2", tea(2));
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        assertThat(preview(cy, code).json().at("/codes/0/usable").asBoolean()).isFalse();
        refund(key, "r3", ",'products':[{'product_id':'loaf%s','quantity':1}]".formatted(x));
        assertThat(preview(cy, code).json().at("/codes/0/usable").asBoolean()).isTrue();
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        assertThat(shop.available(programme, cy)).isZero();
        shop.good(cashier, "/till/undos", "{'key':'%s'}".formatted(key));
        shop.settle();
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
    }

    @Test
    void aRefundThatIsToldBeforeItsOrderGivesBackTheSame() {
        Member dan = member("Dan");
        Budget budget = budget();
        promotion("\"kind\":\"percent_items\",\"worth\":1000,\"budgetId\":" + budget.id());
        long deal = reserved(dan, "", 300);
        String key = key();
        refund(key, "early", tea(2));
        assertThat(budgets.left(budget, null)).isEqualTo(4_700);
        shop.good(cashier, "/till/sales", sale(key, dan, deal));
        shop.settle();
        assertThat(budgets.left(budget, null)).isEqualTo(4_900);
    }

    private void draw(Feed pos, String order) {
        Answer drawn =
                api.post("/api/till/baskets", """
                {"currency":"EUR","items":[{"product":"tea%s","quantity":3,"unitMinor":1000}],"order":{"source":"%s","id":"%s"}}""".formatted(x, pos.source.name(), order), "Idempotency-Key", key());
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(200);
    }

    private void sellAndTakeOneBack(Feed pos, String order) {
        pos.send(List.of(
                "{'type':'track','anonymousId':'pos','event':'Order Completed','properties':{'order_id':'%s','total':27,'currency':'EUR','products':[{'product_id':'tea%s','quantity':3,'price':9}]}}"
                        .formatted(order, x),
                "{'type':'track','anonymousId':'pos','event':'Order Refunded','properties':{'order_id':'%s','refund_id':'a','currency':'EUR','products':[{'product_id':'tea%s','quantity':1}]}}"
                        .formatted(order, x)));
        shop.settle();
    }

    @Test
    void anOrderOfAnotherSourceGivesBackWhicheverIsToldFirst() {
        Budget budget = budget();
        promotion("\"kind\":\"percent_items\",\"worth\":1000,\"budgetId\":" + budget.id());
        Feed pos = new Feed(sources, intake, "till");
        draw(pos, "POS-" + x);
        assertThat(budgets.left(budget, null)).isEqualTo(4_700);
        sellAndTakeOneBack(pos, "POS-" + x);
        assertThat(budgets.left(budget, null)).isEqualTo(4_800);
        sellAndTakeOneBack(pos, "EARLY-" + x);
        draw(pos, "EARLY-" + x);
        shop.settle();
        assertThat(budgets.left(budget, null)).isEqualTo(4_600);
        // One order is one basket's.
        assertThat(api.post("/api/till/baskets", """
                                {"currency":"EUR","items":[{"product":"tea%s","quantity":1,"unitMinor":1000}],"order":{"source":"%s","id":"EARLY-%s"}}""".formatted(x, pos.source.name(), x), "Idempotency-Key", key())
                        .status())
                .isEqualTo(409);
        assertThat(budgets.left(budget, null)).isEqualTo(4_600);
    }

    @Test
    void aBudgetForEachCustomerStopsAtTheTillAndSaysWhy() throws Exception {
        Member fay = member("Fay");
        Member gil = member("Gil");
        Budget budget = budgets.make("C " + x, "EUR", 5_000, Budget.Period.MONTH, false, 700L);
        promotion("\"kind\":\"percent_items\",\"worth\":1000,\"budgetId\":" + budget.id());
        List<Answer> all = heartstring.loyalty.Shop.together(
                20, () -> shop.call(cashier, "/till/checkouts", checkout(fay, "", 300)));
        assertThat(all.stream().filter(a -> a.status() == 200)).hasSize(2);
        assertThat(all.stream().filter(a -> a.status() == 409)).hasSize(18);
        assertThat(preview(fay, "").json().toString()).contains("as much of its budget as each may have");
        assertThat(preview(gil, "").json().at("/basket/discountMinor").asLong()).isEqualTo(300);
        assertThat(shop.good(
                                cashier,
                                "/till/previews",
                                "{'programme':'%s','promotions':true,'items':%s}".formatted(programme.key(), items()))
                        .body())
                .contains("find the customer first");
        long deal = all.stream()
                .filter(a -> a.status() == 200)
                .findFirst()
                .orElseThrow()
                .json()
                .path("dealId")
                .asLong();
        String key = key();
        shop.good(cashier, "/till/sales", sale(key, fay, deal));
        shop.settle();
        refund(key, "each", tea(1));
        // 100 of it came back with the tea.
        assertThat(budgets.leftFor(budget, fay.customerId())).isEqualTo(700 - 600 + 100);
        assertThat(budgets.left(budget, null)).isEqualTo(5_000 - 600 + 100);
    }
}
