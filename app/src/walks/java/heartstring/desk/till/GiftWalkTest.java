package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.gifts.GiftShop;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gift for a basket at the till, given; and what was decided, on its page. */
@HouseTest
class GiftWalkTest {

    private final House house;
    private final Budgets budgets;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final GiftShop goods;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    GiftWalkTest(House house, Budgets budgets, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.budgets = budgets;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
        this.goods = new GiftShop(beans);
    }

    private static void shows(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text, new ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void theCashierGivesTheDressingWithTheLettuce() throws Exception {
        goods.open();
        jdbc.sql("insert into commerce.store (key, name, seen_at) values (:key, :name, now())")
                .param("key", goods.store())
                .param("name", "Store " + goods.mark)
                .update();
        Budget budget = goods.budget(1_000);
        long id = goods.programme(budget, 30, 0, GiftShop.DRESSING);
        Programme club = shop.programme("Club " + x);
        Member ana = shop.member(club, "Ana Brandt", "ana." + x + "@gifts.example", 0);
        try (Chrome chrome = new Chrome(house, ServiceWorkerPolicy.BLOCK)) {
            Page page = chrome.page(house.user(Role.CASHIER), 1360, ColorScheme.LIGHT);
            page.navigate(chrome.at("/till"));
            page.evaluate(
                    "kept => { localStorage.setItem('heartstring-till-programme', kept.club); localStorage.setItem('heartstring-till-store', kept.store); }",
                    Map.of("club", club.key(), "store", goods.store()));
            page.reload();
            page.keyboard().press("F2");
            page.keyboard().type(ana.card());
            page.keyboard().press("Enter");
            shows(page.locator("[data-till-name]"), "Ana Brandt");
            page.locator("[data-till-items] summary").click();
            page.locator("[data-till-item-add]").click();
            page.locator("[name=product]").fill(goods.key(GiftShop.LETTUCE));
            page.locator("[name=price]").fill("4.00");
            shows(page.locator("[data-till-present-do]"), "Give “Dressing " + goods.mark + "” with the “Lettuce");
            assertThat(budgets.purses(budget.id(), 1).getFirst().reservedMinor())
                    .isEqualTo(300);
            page.locator("[data-till-present-reasons] summary").click();
            shows(page.locator("[data-till-present-why]"), "of 100 receipts with “Lettuce");
            assertThat(chrome.findings(page)).isEmpty();
            chrome.picture(page, "till-gift-1360-light");
            page.locator("[data-till-present-give]").click();
            shows(page.locator("[data-till-present-do]"), "Given: Dressing");
            assertThat(budgets.purses(budget.id(), 1).getFirst().drawnMinor()).isEqualTo(300);
            page.context().close();

            managersSeeWhy(chrome, id);
            assertThat(chrome.complaints).isEmpty();
        } finally {
            goods.close();
        }
    }

    private void managersSeeWhy(Chrome chrome, long id) {
        for (Chrome.Window window : Chrome.windows(1280)) {
            Page desk = chrome.page(house.user(Role.MANAGER), window);
            for (String path : new String[] {"/gifts", "/gifts/programmes/" + id, "/gifts/decisions?programme=" + id}) {
                desk.navigate(chrome.at(path));
                assertThat(chrome.findings(desk)).as(path + " " + window).isEmpty();
                desk.evaluate(
                        "document.querySelectorAll('.card-title a, .form-check-label').forEach(e => e.textContent = 'W'.repeat(60))");
                assertThat(Chrome.scrollsSideways(desk)).as(path + " " + window).isFalse();
            }
            desk.locator("th a").first().click();
            shows(desk.locator("main"), "the same comes out");
            assertThat(chrome.findings(desk)).as("decision " + window).isEmpty();
            chrome.picture(desk, "gift-decision-" + window);
            desk.context().close();
        }
    }
}
