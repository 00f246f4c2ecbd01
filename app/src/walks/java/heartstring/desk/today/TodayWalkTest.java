package heartstring.desk.today;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.actions.Asker;
import heartstring.decision.actions.NextAction;
import heartstring.decision.actions.NextBest;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The first page of a manager and of a cashier, on a desk and on a phone; and what to do next, dismissed beside the customer. */
@HouseTest
class TodayWalkTest {

    private final House house;
    private final Shop shop;
    private final Cases cases;
    private final NextBest best;

    TodayWalkTest(House house, Shop shop, Cases cases, NextBest best) {
        this.house = house;
        this.shop = shop;
        this.cases = cases;
        this.best = best;
    }

    private static void shows(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text, new ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void aManagerAndACashierSeeWhatTodayIsAbout() {
        Member ana = shop.member(shop.programme(), 0, null);
        cases.open(new Cases.Opening(ana.profileId(), Cause.COMPLAINT, "", 0, Instant.now(), null));
        NextAction sorry = best.of(ana.customerId(), Asker.DESK).orElseThrow();
        try (Chrome chrome = new Chrome(house)) {
            for (Chrome.Window window : Chrome.windows(1360)) {
                Page page = chrome.page(house.user(Role.MANAGER), window);
                page.navigate(chrome.at("/"));
                shows(page.locator("#today-delight"), "Whom to delight");
                shows(page.locator(".hs-today-delight"), "Say sorry");
                chrome.look(page, "today-manager-" + window);
                page.navigate(chrome.at("/actions?action=apologise"));
                shows(page.locator("main"), "nobody has said a word about it yet");
                chrome.look(page, "actions-" + window);
                page.navigate(chrome.at("/actions/decisions/" + sorry.id()));
                shows(page.locator("main"), "First we say sorry");
                chrome.look(page, "action-why-" + window);
                page.context().close();
                Page cashier = chrome.page(house.user(Role.CASHIER), window);
                cashier.navigate(chrome.at("/"));
                shows(cashier.locator("#today-till"), "Gifts today");
                chrome.look(cashier, "today-cashier-" + window);
                cashier.context().close();
            }
            Page page = chrome.page(house.user(Role.AGENT), Chrome.windows(1360).getFirst());
            page.navigate(chrome.at("/customers/" + ana.customerId()));
            shows(page.locator(".hs-next"), "Say sorry");
            page.locator(".hs-next select").selectOption("not_now");
            page.locator(".hs-next button[aria-label='Do not']").click();
            shows(page.locator(".hs-next"), "Say sorry");
            assertThat(chrome.complaints).isEmpty();
        }
    }
}
