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
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1360, 390}) {
                Page page = chrome.page(manager, width, scheme);
                String name = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
                page.navigate(chrome.at("/customers/duplicates"));
                look(page, "duplicates-" + name);
                page.locator(".hs-pair:has-text('" + last + "') >> text=Compare")
                        .click();
                page.locator("text=Are they one person?").waitFor();
                look(page, "duplicate-" + name);
                page.navigate(chrome.at("/customers/duplicates/rules"));
                look(page, "duplicate-rules-" + name);
                page.context().close();
            }
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
        look(page, "newcomer-390-light");
        page.context().close();
    }

    private void look(Page page, String name) {
        chrome.picture(page, name);
        assertThat(chrome.findings(page)).as(name).isEmpty();
        assertThat(Chrome.scrollsSideways(page)).as(name + " scrolls sideways").isFalse();
    }
}
