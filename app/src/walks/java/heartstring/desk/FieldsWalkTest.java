package heartstring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A field of the house in a real browser: made, typed by keyboard in the table, given to many and taken back. */
@HouseTest
class FieldsWalkTest {

    private final House house;
    private final CustomersAtWork shop;

    FieldsWalkTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @Test
    void aFieldIsMadeTypedGivenToManyAndTakenBack() throws Exception {
        String word = "walk" + UUID.randomUUID().toString().substring(0, 8);
        long one = shop.identify("Anna " + word, CustomersAtWork.mail());
        long two = shop.identify("Berta " + word, CustomersAtWork.mail());
        User manager = house.user(Role.MANAGER);
        try (Chrome chrome = new Chrome(house)) {
            Page page = chrome.page(manager, 1360, ColorScheme.LIGHT);
            page.navigate(chrome.at("/settings/fields"));
            Locator form = page.locator("section[aria-label='Another field'] form");
            form.locator("[name=label]").fill("Shoe " + word);
            form.locator("[name=kind]").selectOption("number");
            form.locator("[name=key]").fill(word);
            form.locator("button[type=submit]").click();
            page.locator(".hs-field:has-text('Shoe " + word + "')").waitFor();
            assertThat(chrome.findings(page)).isEmpty();

            page.navigate(chrome.at("/customers?q=" + word + "&sort=name&columns=city%2Cf." + word));
            Locator cells = page.locator("tr[data-row]:has-text('Anna') td[data-cell]");
            page.locator("tr[data-row]:has-text('Anna') th a").press("ArrowRight");
            cells.first().and(page.locator(":focus")).press("ArrowRight");
            cells.last().and(page.locator(":focus")).press("Enter");
            Locator typing = page.locator("form[data-cell-form] input[name=value]");
            typing.waitFor();
            page.keyboard().type("big");
            page.keyboard().press("Enter");
            page.locator("form[data-cell-form] [role=alert]:has-text('is a number')")
                    .waitFor();
            typing.fill("41,5");
            page.keyboard().press("Enter");
            page.locator("tr[data-row]:has-text('Anna') td[data-cell]:has-text('41.5')")
                    .waitFor();
            assertThat(shop.trait(one, word)).isEqualTo("41.5");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            typing.waitFor();
            page.keyboard().press("Escape");
            page.waitForCondition(() -> page.locator("form[data-cell-form]").count() == 0);

            giveToAllAndTakeBack(chrome, page, word);
            assertThat(shop.trait(one, word)).isEqualTo("41.5");
            assertThat(shop.trait(two, word)).isEqualTo("null");
            page.context().close();
            assertThat(chrome.complaints).isEmpty();
        }
    }

    private static void giveToAllAndTakeBack(Chrome chrome, Page page, String word) {
        page.locator("[data-pick-all]").check();
        Locator bar = page.locator("#together");
        bar.locator("[name=what]").selectOption("set " + word);
        bar.locator(".hs-together-input input[aria-label='Shoe " + word + "']").fill("44");
        chrome.picture(page, "people-together-1360-light");
        assertThat(chrome.findings(page)).isEmpty();
        bar.locator("button[type=submit]").click();
        page.locator(".hs-bulk").waitFor();
        assertThat(page.locator(".hs-bulk").textContent()).contains("2 changed");
        page.locator(".hs-bulk button:has-text('Undo')").click();
        page.locator(".hs-bulk:has-text('2 given back')").waitFor();
    }
}
