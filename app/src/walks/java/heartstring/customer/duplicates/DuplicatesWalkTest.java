package heartstring.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One decision about a duplicate in a real browser, and the warning while somebody is typed in. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuplicatesWalkTest {

    private final House house;
    private final Sources sources;
    private final Searches searches;
    private final String last = "Walkenried" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private Chrome chrome;
    private User manager;

    DuplicatesWalkTest(House house, Sources sources, Searches searches) {
        this.house = house;
        this.sources = sources;
        this.searches = searches;
    }

    @BeforeAll
    void open() throws Exception {
        Tracking web = new Tracking(house, sources, "web");
        for (String city : List.of("Ulm", "Bonn")) {
            web.post("identify", """
                    {"userId":"%s","traits":{"firstName":"Wilhelmina","lastName":"%s","birthday":"1971-03-09","email":"%s@example.org",
                     "city":"%s","address":{"street":"Long Lane 7","postalCode":"89073"}}}""".formatted(UUID.randomUUID(), last, UUID.randomUUID(), city));
        }
        searches.want();
        searches.run();
        chrome = new Chrome(house);
        manager = house.user(Role.MANAGER);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    void aColleagueComparesChoosesMergesAndUndoes() {
        for (Chrome.Window window : Chrome.windows(1360)) {
            Page page = chrome.page(manager, window);
            page.navigate(chrome.at("/customers/duplicates"));
            chrome.look(page, "duplicates-" + window);
            page.locator(".hs-pair:has-text('" + last + "') >> text=Compare").click();
            page.locator("text=Are they one person?").waitFor();
            chrome.look(page, "duplicate-" + window);
            page.navigate(chrome.at("/customers/duplicates/rules"));
            chrome.look(page, "duplicate-rules-" + window);
            page.context().close();
        }
        Page page = chrome.page(manager, 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/customers/duplicates"));
        page.locator(".hs-pair:has-text('" + last + "') >> text=Compare").click();
        page.locator("input[name='hold.city'][value=left]").check();
        page.locator("button:has-text('Merge them')").click();
        page.locator("text=They are one customer:").waitFor();
        page.locator("button:has-text('Undo')").click();
        page.locator("text=They stay two").waitFor();
        page.navigate(chrome.at("/customers/duplicates"));
        assertThat(page.locator(".hs-pair:has-text('" + last + "')").count()).isZero();
        page.context().close();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void whoeverTypesAPersonInSeesWhoIsHereAlready() {
        Page page = chrome.page(manager, 390, ColorScheme.LIGHT);
        page.navigate(chrome.at("/customers/new"));
        page.locator("#name").pressSequentially("Wilhelmina " + last);
        Locator warning = page.locator("#likely a").first();
        warning.waitFor();
        assertThat(warning.getAttribute("href")).matches("/customers/\\d+");
        chrome.look(page, "newcomer-390-light");
        page.context().close();
    }
}
