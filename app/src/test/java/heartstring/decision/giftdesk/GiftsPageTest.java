package heartstring.decision.giftdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.gifts.GiftShop;
import heartstring.loyalty.budgets.Budget;
import heartstring.platform.auth.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** What managers set up: what may be given, what it costs and how many there are. */
@HouseTest
class GiftsPageTest {

    private final House house;
    private final GiftShop goods;

    GiftsPageTest(House house, BeanFactory beans) {
        this.house = house;
        this.goods = new GiftShop(beans);
    }

    @BeforeEach
    void stock() {
        goods.stock();
    }

    @AfterEach
    void close() {
        goods.close();
    }

    @Test
    void programsSetItUpAndReadIt() throws Exception {
        Budget budget = goods.budget(5_000);
        Api api = house.api("gifts:read", "gifts:write");
        String path = "/api/gift-programmes";
        String draft = "{\"name\":\"Api %s\",\"mostCostMinor\":250,\"budget\":%d,\"stores\":[\"%s\"]}"
                .formatted(goods.mark, budget.id(), goods.store());
        Answer made = api.send("POST", path, draft, "Idempotency-Key", "made" + goods.mark);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        long id = made.json().path("id").asLong();
        assertThat(api.send("POST", path, draft, "Idempotency-Key", "made" + goods.mark)
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        assertThat(made.json().path("holdOutPercent").asInt()).isEqualTo(10);
        assertThat(made.json().path("currency").asString()).isEqualTo("EUR");
        assertThat(made.json().path("running").asBoolean(true)).isFalse();
        String one = path + "/" + id;
        assertThat(api.send("PUT", one + "/running", "{\"running\":true}").body())
                .contains("Say first what it may give");
        assertThat(api.post(one + "/products", "{\"product\":\"no such\",\"costMinor\":1}")
                        .status())
                .isEqualTo(422);
        Answer given = api.post(
                one + "/products",
                "{\"product\":\"%s\",\"costMinor\":150,\"pieces\":4}".formatted(goods.key(GiftShop.DRESSING)));
        assertThat(given.json().at("/products/0/left").asLong())
                .as(given.body())
                .isEqualTo(4);
        Answer running = api.send("PUT", one + "/running", "{\"running\":true}");
        assertThat(running.json().path("running").asBoolean()).isTrue();

        changed(api, one, id);
        assertThat(house.api("gifts:read").post(path, draft).status()).isEqualTo(403);
        assertThat(house.as(Role.MANAGER)
                        .get("/gifts/decisions.csv?state=given")
                        .body())
                .contains("\"came_to\"");
    }

    private void changed(Api api, String one, long id) throws Exception {
        Answer changed = api.send("PUT", one, "{\"everyDays\":7,\"holdOutPercent\":20}");
        assertThat(changed.json().path("everyDays").asInt()).as(changed.body()).isEqualTo(7);
        assertThat(changed.json().path("holdOutPercent").asInt()).isEqualTo(20);
        assertThat(changed.json().path("name").asString()).isEqualTo("Api " + goods.mark);
        assertThat(house.api("insight:read")
                        .get("/api/holdouts/gift:" + id)
                        .json()
                        .path("percent")
                        .asInt())
                .as("one share, wherever it is asked")
                .isEqualTo(20);
        assertThat(api.send("PUT", one, "{\"holdOutPercent\":51}").status()).isEqualTo(422);
        assertThat(api.get("/api/gift-programmes").body()).contains("Api " + goods.mark);
        long item = api.get(one).json().at("/products/0/id").asLong();
        assertThat(api.post(one + "/products/" + item + "/removal", "{}").json().path("products"))
                .isEmpty();
        assertThat(api.get("/api/gift-programmes/999999999").status()).isEqualTo(404);
    }

    @Test
    void managersSetItUpOnAPage() {
        Budget budget = goods.budget(5_000);
        Browser manager = house.as(Role.MANAGER);
        Answer made = manager.post(
                "/gifts",
                "name",
                "Page " + goods.mark,
                "most",
                "2.50",
                "every",
                "30",
                "budget",
                String.valueOf(budget.id()),
                "held",
                "10",
                "stores",
                goods.store());
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        String path = made.location();
        assertThat(manager.post(path + "/running", "running", "true").status()).isEqualTo(303);
        assertThat(manager.get(path).body()).contains("Nothing yet");
        assertThat(manager.post(path + "/products", "product", "no-such-" + goods.mark, "cost", "1")
                        .body())
                .contains("No product has the number");
        manager.post(path + "/products", "product", goods.key(GiftShop.OIL), "cost", "1.20", "pieces", "7");
        manager.post(path + "/categories", "category", "Spreads " + goods.mark, "percent", "50");
        assertThat(manager.get(path).body())
                .contains("Walnut oil " + goods.mark)
                .contains("€1.20")
                .contains("Margarine " + goods.mark)
                .contains("€2.00");
        manager.post(path + "/running", "running", "true");
        assertThat(manager.get("/gifts").body()).contains("Page " + goods.mark);
        Answer odd = manager.post(
                path,
                "name",
                "Odd " + goods.mark,
                "most",
                "0",
                "every",
                "30",
                "budget",
                String.valueOf(budget.id()),
                "held",
                "90");
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.body()).contains("Odd " + goods.mark).contains("role=\"alert\"");
        assertThat(house.as(Role.CASHIER).get("/gifts").status()).isEqualTo(403);
    }
}
