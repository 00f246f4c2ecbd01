package heartstring.decision.giftdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
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
