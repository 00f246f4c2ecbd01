package heartstring.loyalty.promotiondesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HouseTest
class BasketsTest {

    private final House house;
    private final Budgets budgets;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    BasketsTest(House house, Budgets budgets) {
        this.house = house;
        this.budgets = budgets;
        this.api = house.api("loyalty:read", "loyalty:write", "till");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Promotions are the whole house's, so each names a product of this test alone. */
    private long promotion(String fields) {
        Answer made = api.post("/api/loyalty/promotions", """
                {"name":"P %s","currency":"EUR","products":["tea%s"],%s}""".formatted(x, x, fields));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return made.json().get("id").asLong();
    }

    private String basket(String more) {
        return """
                {"currency":"EUR","store":"north","items":[{"product":"tea%s","quantity":3,"unitMinor":1000}]%s}""".formatted(x, more);
    }

    private JsonNode priced(String more) {
        Answer answer = api.post("/api/till/baskets/priced", basket(more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer commit(String more, String key) {
        return api.post("/api/till/baskets", basket(more), "Idempotency-Key", key);
    }

    private static long discount(JsonNode told) {
        return told.get("basket").get("discountMinor").asLong();
    }

    @Test
    void aBasketIsPricedWithReasonsAndNothingIsWritten() {
        Budget budget = budgets.make("B " + x, "EUR", 5_000, Budget.Period.WHOLE, false);
        promotion("\"kind\":\"buy_get\",\"worth\":10000,\"buy\":2,\"get\":1,\"budgetId\":" + budget.id());
        long south = promotion("""
                "kind":"percent_items","worth":1000,"condition":"{\\"term\\":\\"order.store\\",\\"is\\":\\"is\\",\\"value\\":\\"south\\"}\"""");
        JsonNode told = priced("");
        assertThat(discount(told)).isEqualTo(1_000);
        assertThat(told.toString()).contains("Its condition does not hold", "promotion:" + south);
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        assertThat(house.as(Role.MANAGER).get("/loyalty/promotions").body())
                .contains("P " + x)
                .contains("buy 2, get 1");
    }

    @Test
    void budgetAndVoucherAreDrawnTogetherOnceAndGivenBackOnce() {
        Budget budget = budgets.make("D " + x, "EUR", 5_000, Budget.Period.WHOLE, false);
        promotion("\"kind\":\"amount_order\",\"worth\":600,\"budgetId\":" + budget.id());
        String code = "DEAL" + x;
        api.post("/api/loyalty/voucher-batches", """
                {"name":"V","publicCode":"%s","usesEach":1,"gives":"percent","worth":1000,"currency":"EUR"}""".formatted(code));
        String codes = ",\"codes\":[\"" + code + "\"]";
        assertThat(discount(priced(codes))).isEqualTo(840);
        String key = key();
        Answer first = commit(codes + ",\"expectedDiscountMinor\":840", key);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        Answer again = commit(codes + ",\"expectedDiscountMinor\":840", key);
        assertThat(again.json().get("replayed").asBoolean()).isTrue();
        assertThat(discount(again.json().get("told"))).isEqualTo(840);
        assertThat(commit("", key).status()).isEqualTo(422);
        assertThat(budgets.left(budget, null)).isEqualTo(4_400);
        assertThat(priced(codes).get("codes").get(0).get("reason").asString()).isEqualTo("It was used before.");
        assertThat(commit(codes + ",\"expectedDiscountMinor\":840", key()).status())
                .isEqualTo(409);
        long id = first.json().get("id").asLong();
        assertThat(api.post("/api/till/baskets/" + id + "/rollback", "{}").status())
                .isEqualTo(200);
        assertThat(api.post("/api/till/baskets/" + id + "/rollback", "{}")
                        .json()
                        .get("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(budgets.left(budget, null)).isEqualTo(5_000);
        assertThat(discount(priced(codes))).isEqualTo(840);
    }

    @Test
    void whatIsReservedIsCapturedOrRolledBack() {
        Budget budget = budgets.make("R " + x, "EUR", 1_000, Budget.Period.WHOLE, false);
        promotion("\"kind\":\"amount_order\",\"worth\":600,\"budgetId\":" + budget.id());
        long id = commit(",\"reserveMinutes\":5", key()).json().get("id").asLong();
        assertThat(discount(priced(""))).isZero();
        assertThat(priced("").toString()).contains("Its budget is used up.");
        assertThat(api.post("/api/till/baskets/" + id + "/capture", "{}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("done");
        assertThat(api.post("/api/till/baskets/" + id + "/capture", "{}")
                        .json()
                        .get("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(budgets.left(budget, null)).isEqualTo(400);
        api.post("/api/till/baskets/" + id + "/rollback", "{}");
        assertThat(budgets.left(budget, null)).isEqualTo(1_000);
        assertThat(api.post("/api/till/baskets/" + id + "/capture", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void fiftyTillsAtOnceNeverGiveAwayMoreThanTheBudget() throws Exception {
        Budget budget = budgets.make("T " + x, "EUR", 10_000, Budget.Period.WHOLE, false);
        promotion("\"kind\":\"amount_order\",\"worth\":300,\"budgetId\":" + budget.id());
        List<Answer> all = Shop.together(50, () -> commit(",\"expectedDiscountMinor\":300", key()));
        assertThat(all).allMatch(a -> a.status() == 200 || a.status() == 409);
        assertThat(all.stream().filter(a -> a.status() == 200)).hasSize(33);
        assertThat(budgets.left(budget, null)).isEqualTo(100);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(api.post("/api/till/baskets/priced", "{\"currency\":\"EUR\",\"items\":[]}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/till/baskets/priced",
                                "{\"currency\":\"EUR\",\"items\":[{\"product\":\"a\",\"quantity\":-1,\"unitMinor\":5}]}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/till/baskets", basket("")).status()).isEqualTo(400);
        assertThat(api.post("/api/loyalty/promotions", "{\"name\":\"a\",\"kind\":\"bundle\",\"currency\":\"EUR\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void unknownCodesAreCountedAlsoWhereTheBasketIsDrawnAllTheSame() {
        int drawn = 0;
        while (drawn < 60
                && commit(",\"codes\":[\"GUESS" + drawn + "\"]", x + "g" + drawn)
                                .status()
                        == 200) {
            drawn++;
        }
        assertThat(drawn).isEqualTo(40);
        Answer answer = commit("", x + "last");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().get("retryAfterSeconds").asLong()).isPositive();
    }
}
