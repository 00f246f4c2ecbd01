package heartstring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the keyboard alone from anywhere to anything, and back. */
@HouseTest
class PaletteWalkTest {

    private final House house;
    private final Talks talks;
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qz";

    PaletteWalkTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @Test
    void aColleagueGoesToACustomerFindsAMessageAndReadsTheKeys() throws Exception {
        talks.mail(Instant.now(), "A lamp", "The reading lamp " + word + " flickers in the evening, can you help?");
        talks.say("Note Added", "crm", Instant.now(), "\"text\":\"Sent a new bulb for the " + word + "\"");
        User agent = house.user(Role.AGENT);
        try (Chrome chrome = new Chrome(house)) {
            atTheDesk(chrome, agent);
            onThePhone(chrome, agent);
            assertThat(chrome.complaints).isEmpty();
        }
    }

    private void atTheDesk(Chrome chrome, User agent) {
        Page page = chrome.page(agent, 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/crm/tasks"));
        page.focus("#task-title");
        page.keyboard().press("Control+k");
        page.locator("#palette [role=option]").first().waitFor();
        chrome.picture(page, "palette-open-1360-light");
        assertThat(chrome.findings(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("task-title");

        page.keyboard().press("Control+k");
        // Enter right after the last letter, before any answer: never the list of what was typed before.
        page.keyboard().type(talks.email);
        page.keyboard().press("Enter");
        page.waitForURL(chrome.at("/customers/" + talks.customer()));

        page.keyboard().press("Control+k");
        page.keyboard().type("lam");
        page.locator("#palette [role=option]").first().waitFor();
        chrome.picture(page, "palette-typed-1360-light");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#palette [aria-selected=true]").innerText()).contains("Search everywhere");
        page.keyboard().press("Escape");
        page.waitForFunction("() => !document.getElementById('palette').open");

        page.keyboard().press("?");
        page.locator("#keys kbd").first().waitFor();
        chrome.picture(page, "keys-1360-light");
        page.keyboard().press("Escape");
        page.context().close();
    }

    private void onThePhone(Chrome chrome, User agent) {
        Page phone = chrome.page(agent, 390, ColorScheme.DARK);
        phone.navigate(chrome.at("/search?q=" + word));
        Locator hit = phone.locator(".hs-finds mark").first();
        hit.waitFor();
        chrome.picture(phone, "search-390-dark");
        assertThat(chrome.findings(phone)).isEmpty();
        assertThat(Chrome.scrollsSideways(phone)).isFalse();
        phone.locator(".hs-bottom [data-palette-open]").click();
        phone.locator("#palette [role=option]").first().waitFor();
        chrome.picture(phone, "palette-390-dark");
        phone.locator("[data-palette-close]").click();
        phone.keyboard().press("j");
        phone.keyboard().press("Enter");
        phone.waitForURL(url -> url.contains("/crm/inbox/") || url.contains("/customers/"));
        phone.context().close();
    }
}
