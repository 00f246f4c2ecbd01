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

    private static final int PHONE = 390;
    private static final int HIGH = 844;

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
            Chrome.Window wide = Chrome.windows(1360).getFirst();
            Chrome.Window phone = Chrome.windows(1360).getLast();
            Page cashier = chrome.page(house.user(Role.CASHIER), phone);
            shows(cashier.locator("#today-till"), "Gifts today");
            chrome.look(cashier, "today-cashier-" + phone);
            cashier.context().close();

            Page manager = chrome.page(house.user(Role.MANAGER), wide);
            shows(manager.locator(".hs-today-delight"), "Say sorry");
            chrome.look(manager, "today-manager-" + wide);
            manager.navigate(chrome.at("/actions/decisions/" + sorry.id()));
            shows(manager.locator("main"), "First we say sorry");
            chrome.look(manager, "action-why-" + wide);
            manager.setViewportSize(PHONE, HIGH);
            manager.navigate(chrome.at("/"));
            chrome.look(manager, "today-manager-phone");
            manager.navigate(chrome.at("/actions?action=apologise"));
            shows(manager.locator("main"), "nobody has said a word about it yet");
            chrome.look(manager, "actions-phone");

            manager.navigate(chrome.at("/customers/" + ana.customerId()));
            shows(manager.locator(".hs-next"), "Say sorry");
            manager.locator(".hs-next select").selectOption("not_now");
            manager.locator(".hs-next button[aria-label='Do not']").click();
            shows(manager.locator(".hs-next"), "Leave them in peace");
            assertThat(chrome.complaints).isEmpty();
        }
    }
}
