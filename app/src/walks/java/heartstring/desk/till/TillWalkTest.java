package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cashier's hour in a real browser: with a network, without one, and with one again. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillWalkTest {

    private final House house;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Programme programme;
    private Chrome chrome;
    private User cashier;

    TillWalkTest(House house, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
    }

    @BeforeAll
    void open() {
        programme = shop.programme("Marigold " + x);
        shop.reward(programme, "A cup of coffee", 40, null);
        shop.reward(programme, "Tote bag", 150, 5L);
        shop.reward(programme, "Breakfast for two", 900, null);
        chrome = new Chrome(house, ServiceWorkerPolicy.ALLOW);
        cashier = house.user(Role.CASHIER);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private Member member(String name, long points) {
        return shop.member(
                programme,
                name,
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + x + "@till.example",
                points);
    }

    private Page till(int width, ColorScheme scheme) {
        Page page = chrome.page(cashier, width, scheme);
        page.navigate(chrome.at("/till"));
        page.evaluate("key => localStorage.setItem('heartstring-till-programme', key)", programme.key());
        page.reload();
        return page;
    }

    private static void find(Page page, String text) {
        page.keyboard().press("F2");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static Locator latest(Page page) {
        return page.locator(".hs-till-act").first();
    }

    private static void shows(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator)
                .containsText(
                        text,
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(20_000));
    }

    private long count(String key, Member member) {
        return jdbc.sql("select count(*) from loyalty.till_act where profile_id = :profile and kind = :kind")
                .param("profile", member.profileId())
                .param("kind", key)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void aSaleARewardAndTheirUndoingByKeyboardAlone() {
        Member ana = member("Ana Brandt", 200);
        Page page = till(1360, ColorScheme.LIGHT);
        find(page, ana.card());
        shows(page.locator("[data-till-name]"), "Ana Brandt");
        shows(page.locator(".hs-till-available"), "200");
        page.keyboard().type("12,50");
        shows(page.locator("[data-till-earns]"), "17 points");
        shows(page.locator("[data-till-earns]"), "1 point per euro");
        chrome.picture(page, "till-basket-1360-light");
        page.keyboard().press("Enter");
        shows(latest(page), "+17 points");
        shows(page.locator(".hs-till-available"), "217");
        page.locator("[data-reward]").first().focus();
        page.keyboard().press("Enter");
        shows(latest(page), "−40 points");
        shows(page.locator(".hs-till-available"), "177");
        shows(page.locator(".hs-till-far").first(), "723 more");
        chrome.picture(page, "till-done-1360-light");
        latest(page).locator("button").focus();
        page.keyboard().press("Enter");
        shows(latest(page), "Undone.");
        shows(page.locator(".hs-till-available"), "217");
        page.locator(".hs-till-act").nth(1).locator("button").click();
        shows(page.locator(".hs-till-act").nth(1), "its points are taken back");
        shows(page.locator(".hs-till-available"), "200");
        assertThat(shop.available(programme, ana)).isEqualTo(200);
        page.context().close();
    }

    @Test
    void aScannerIsHeardWhereverTheCursorStands() {
        Member ben = member("Ben Scanned", 10);
        Member cy = member("Cy Scanned", 20);
        Page page = till(1360, ColorScheme.LIGHT);
        find(page, ben.card());
        shows(page.locator("[data-till-name]"), "Ben Scanned");
        page.locator("#till-amount").fill("8");
        page.locator("#till-amount").focus();
        page.keyboard().type(cy.card());
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-name]"), "Cy Scanned");
        assertThat(count("sale", ben) + count("sale", cy)).isZero();
        page.locator("summary:has-text('Products')").click();
        page.locator("#till-amount").focus();
        page.keyboard().type("4006381333931");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".hs-till-item [name=product]"))
                .hasValue("4006381333931");
        page.keyboard().type("3.20");
        shows(page.locator("[data-till-earns]"), "8 points");
        page.context().close();
    }

    @Test
    void theNetworkGoesAndComesBackAndEverythingStandsOnce() {
        Member dan = member("Dan Offline", 100);
        Page page = till(390, ColorScheme.LIGHT);
        page.locator("[data-till-kept=yes]").waitFor();
        find(page, dan.card());
        shows(page.locator("[data-till-name]"), "Dan Offline");
        page.context().setOffline(true);
        shows(page.locator("[data-till-mark]"), "Offline");
        page.locator("#till-amount").fill("20");
        shows(page.locator("[data-till-earns]"), "when the network is back");
        page.keyboard().press("Enter");
        shows(latest(page), "Waiting for the network.");
        page.locator("[data-reward]").first().click();
        shows(page.locator("[data-till-mark]"), "Offline: 2 waiting");
        shows(page.locator(".hs-till-available"), "60");
        chrome.picture(page, "till-offline-390-light");
        // Somebody else spends the same points meanwhile; then the device is switched off and on without a network.
        shop.good(
                house.as(Role.CASHIER),
                "/till/redemptions",
                "{'key':'%s','memberId':%d,'rewardId':%d}".formatted(UUID.randomUUID(), dan.id(), reward()));
        page.reload();
        shows(page.locator("[data-till-mark]"), "Offline: 2 waiting");
        find(page, "dan");
        shows(page.locator("[data-till-name]"), "Dan Offline");
        shows(page.locator("[data-till-message]"), "as this device last saw them");
        page.locator("[data-reward]").first().click();
        shows(page.locator("[data-till-mark]"), "Offline: 3 waiting");
        page.context().setOffline(false);
        PlaywrightAssertions.assertThat(page.locator("[data-till-mark]"))
                .isHidden(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
        shop.settle();
        everythingStandsOnce(page, dan);
        chrome.picture(page, "till-back-390-light");
        page.context().close();
    }

    private void everythingStandsOnce(Page page, Member dan) {
        // 100, less the cup that the other till gave, less one cup of this one, and 25 for the sale; the second cup may
        // be paid
        // by those 25 or be the exception: never both, and never below zero.
        assertThat(count("sale", dan)).isEqualTo(1);
        assertThat(count("redemption", dan)).isEqualTo(3);
        long exceptions = jdbc.sql("select count(*) from loyalty.v_till_exception where profile_id = :profile")
                .param("profile", dan.profileId())
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(shop.available(programme, dan)).isEqualTo(100 + 25 - 40 * (3 - exceptions));
        assertThat(jdbc.sql(
                                "select count(*) from commerce.v_order o join customer.v_profile p on p.id = o.profile_id where p.customer_id = :c")
                        .param("c", dan.customerId())
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isOne();
        if (exceptions > 0) {
            shows(page.locator(".hs-till-trouble"), "Could not be honoured");
        }
    }

    private long reward() {
        return jdbc.sql("select id from loyalty.reward where programme_id = :programme and points = 40")
                .param("programme", programme.id())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void newcomersJoinAndTheDeviceForgets() {
        Page page = till(390, ColorScheme.DARK);
        find(page, "neo." + x + "@till.example");
        shows(page.locator("[data-till-message]"), "Nobody is found");
        chrome.picture(page, "till-newcomer-390-dark");
        page.fill("#till-name", "Neo Walker");
        page.locator("[data-till-newcomer] button").click();
        shows(page.locator("[data-till-message]"), "Welcome, Neo Walker");
        page.locator("summary:has-text('This till')").click();
        page.locator("[data-till-forget]").click();
        shows(page.locator("[data-till-message]"), "forgotten everybody");
        page.locator("[data-till-kept=yes]").waitFor();
        page.context().setOffline(true);
        find(page, "neo");
        shows(page.locator("[data-till-message]"), "has not seen them");
        page.context().close();
    }

    @Test
    void itLooksRightEverywhereAndIsReachableForEverybody() {
        Member eve = member("Eve Looked-At", 320);
        shop.member(programme, "Ida Found", "ida1." + x + "@till.example", 5);
        shop.member(programme, "Ida Founded", "ida2." + x + "@till.example", 5);
        for (Chrome.Window window : Chrome.windows(1360)) {
            String name = "-" + window;
            Page page = till(window.width(), window.scheme());
            chrome.look(page, "till-empty" + name);
            find(page, "Ida Found");
            page.locator(".hs-till-hit").first().waitFor();
            chrome.look(page, "till-hits" + name);
            find(page, eve.card());
            shows(page.locator("[data-till-name]"), "Eve");
            page.locator("#till-amount").fill("42.00");
            page.locator("summary:has-text('Products')").click();
            page.locator("[data-till-item-add]").click();
            shows(page.locator("[data-till-earns]"), "47 points");
            chrome.look(page, "till-card" + name);
            assertThat(small(page)).as("targets below 44 px" + name).isEmpty();
            page.context().close();
        }
        assertThat(chrome.complaints)
                .filteredOn(c -> !c.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    @Test
    void aManagerSettlesWhatCouldNotBeHonoured() {
        Member fay = member("Fay Exceptional", 10);
        shop.call(
                house.as(Role.CASHIER),
                "/till/redemptions",
                "{'key':'%s','memberId':%d,'rewardId':%d,'offline':true}"
                        .formatted(UUID.randomUUID(), fay.id(), reward()));
        User manager = house.user(Role.MANAGER);
        for (int width : new int[] {1360, 390}) {
            Page page = chrome.page(manager, width, width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT);
            page.navigate(chrome.at("/till/exceptions"));
            chrome.look(page, "till-exceptions-" + width);
            if (width == 390) {
                page.locator(".hs-till-exceptions li:has-text('Fay Exceptional') button")
                        .click();
                shows(page.locator("#toasts"), "Settled.");
                assertThat(page.locator(".hs-till-exceptions li:has-text('Fay Exceptional')")
                                .count())
                        .isZero();
            }
            page.context().close();
        }
    }

    /** What can be pressed and is less high than a finger. */
    @SuppressWarnings("unchecked")
    private static List<String> small(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('.hs-till button, .hs-till input, .hs-till select, .hs-till summary')]
                  .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
                  .map(e => e.outerHTML.slice(0, 80))""");
    }
}
