package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import heartstring.Answer;
import heartstring.Api;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.tiers.Tiers;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;

/** A basket with a promotion and a voucher, for a member with a tier, in a real browser: by keyboard, on a phone, offline. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealsWalkTest {

    private final House house;
    private final Ladders ladders;
    private final Tiers tiers;
    private final TillShop shop;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Programme programme;
    private Chrome chrome;
    private User cashier;

    DealsWalkTest(House house, Ladders ladders, Tiers tiers, BeanFactory beans) {
        this.house = house;
        this.ladders = ladders;
        this.tiers = tiers;
        this.shop = new TillShop(house, beans);
        this.api = house.api("loyalty:read", "loyalty:write", "till");
    }

    @BeforeAll
    void open() {
        programme = shop.programme("Deals " + x);
        shop.reward(programme, "A cup of coffee", 40, null);
        ladders.publish(
                programme.id(),
                new Ladders.Draft(
                        Ladder.Measure.POINTS,
                        12,
                        1,
                        true,
                        List.of(
                                new Tier(0, 0, "seed", "Seed", 0, null, List.of()),
                                new Tier(0, 0, "gold", "Gold", 500, new BigDecimal("2"), List.of("Free delivery")))),
                Instant.now().minus(Duration.ofDays(300)));
        good("/api/loyalty/promotions", """
                {"name":"Three for two","currency":"EUR","products":["tea%s"],"kind":"buy_get","worth":10000,"buy":2,"get":1}""".formatted(x));
        good("/api/loyalty/promotions", """
                {"name":"Large baskets","currency":"EUR","products":["tea%s"],"kind":"amount_order","worth":500,"leastMinor":90000}""".formatted(x));
        chrome = new Chrome(house, ServiceWorkerPolicy.ALLOW);
        cashier = house.user(Role.CASHIER);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private void good(String path, String json) {
        Answer answer = api.post(path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String voucher(String code) {
        good("/api/loyalty/voucher-batches", """
                {"name":"Ten percent","publicCode":"%s","usesEach":1,"gives":"percent","worth":1000,"currency":"EUR"}""".formatted(code));
        return code;
    }

    private Member gold(String name) {
        Member member = shop.member(
                programme,
                name,
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + x + "@deals.example",
                90);
        Ladder ladder = ladders.current(programme.id()).orElseThrow();
        tiers.promise(
                programme,
                member.id(),
                member.profileId(),
                member.customerId(),
                ladder.tiers().getLast(),
                Instant.now().plus(Duration.ofDays(90)),
                "For the walk");
        return member;
    }

    private Page till(int width, ColorScheme scheme) {
        Page page = chrome.page(cashier, width, scheme);
        page.navigate(chrome.at("/till"));
        page.evaluate("key => localStorage.setItem('heartstring-till-programme', key)", programme.key());
        page.reload();
        return page;
    }

    private void basket(Page page, Member member) {
        page.keyboard().press("F2");
        page.keyboard().type(member.card());
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-tier]"), "Gold");
        page.locator("summary:has-text('Products')").click();
        line(page, 0, "tea" + x, "3", "10.00");
        line(page, 1, "loaf", "1", "4.00");
    }

    private static void line(Page page, int row, String product, String quantity, String price) {
        page.locator("[data-till-item-add]").click();
        Locator item = page.locator(".hs-till-item").nth(row);
        item.locator("[name=product]").fill(product);
        item.locator("[name=quantity]").fill(quantity);
        item.locator("[name=price]").fill(price);
    }

    private static void shows(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text, new ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void promotionVoucherAndTierAreDrawnPaidAndUndone() {
        Member ana = gold("Ana Deal");
        String code = voucher("WALK" + x);
        Page page = till(1360, ColorScheme.LIGHT);
        basket(page, ana);
        shows(page.locator("[data-till-totals]"), "€24.00");
        shows(page.locator(".hs-till-cuts"), "Three for two");
        // 24 for the money, 24 more for the tier, 5 for the visit.
        shows(page.locator("[data-till-earns]"), "53 points");
        List<String> calls = new ArrayList<>();
        page.onRequest(request -> calls.add(request.url()));
        page.keyboard().press("F4");
        page.keyboard().type("nobody-has-this");
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-message]"), "No voucher has the code");
        page.keyboard().type(code);
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-totals]"), "€21.60");
        shows(page.locator("[data-till-codes]"), code);
        shows(page.locator("[data-till-others] li").first(), "Large baskets");
        // The gift for the basket is asked for in its own time.
        calls.removeIf(url -> url.endsWith("/till/decisions"));
        assertThat(calls).hasSize(2).allMatch(url -> url.endsWith("/till/previews"));
        page.locator("[data-till-others] summary").click();
        chrome.look(page, "deals-basket-1360-light");
        page.locator("#till-amount").focus();
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-checkout]"), "€21.60 to pay");
        chrome.look(page, "deals-checkout-1360-light");
        page.keyboard().press("Escape");
        shows(page.locator("[data-till-message]"), "given back");
        shows(page.locator("[data-till-totals]"), "€21.60");
        page.locator("#till-amount").focus();
        page.keyboard().press("Enter");
        // A second Enter, faster than the answer, asks for nothing.
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-checkout]"), "€21.60 to pay");
        PlaywrightAssertions.assertThat(page.locator("[data-till-paid]")).isFocused();
        page.keyboard().press("Enter");
        shows(page.locator(".hs-till-act").first(), "+47 points");
        shows(page.locator(".hs-till-act").first(), "€21.60");
        page.locator(".hs-till-act button").first().click();
        shows(page.locator(".hs-till-act").first(), "its points are taken back");
        assertThat(shop.available(programme, ana)).isEqualTo(90);
        assertThat(api.post("/api/loyalty/voucher-checks", "{\"code\":\"" + code + "\"}")
                        .body())
                .contains("\"usable\":true");
        page.context().close();
    }

    @Test
    void withoutANetworkNothingIsPromisedAndWhatWasSetAsideIsPaidOnce() {
        Member ben = gold("Ben Deal");
        Page page = till(390, ColorScheme.DARK);
        page.locator("[data-till-kept=yes]").waitFor();
        basket(page, ben);
        shows(page.locator("[data-till-totals]"), "€24.00");
        chrome.look(page, "deals-basket-390-dark");
        page.locator("[data-till-earn]").click();
        shows(page.locator("[data-till-checkout]"), "€24.00 to pay");
        chrome.look(page, "deals-checkout-390-dark");
        page.context().setOffline(true);
        shows(page.locator("[data-till-mark]"), "Offline");
        page.locator("[data-till-paid]").click();
        shows(page.locator(".hs-till-act").first(), "Waiting for the network.");
        basketOffline(page);
        page.context().setOffline(false);
        shows(page.locator(".hs-till-act").last(), "+53 points");
        // The second one at its full price: 34, 34 more for the tier, 5 for the visit.
        shows(page.locator(".hs-till-act").first(), "+73 points");
        chrome.look(page, "deals-back-390-dark");
        shop.settle();
        assertThat(shop.available(programme, ben)).isEqualTo(90 + 53 + 73);
        page.context().close();
        assertThat(chrome.complaints)
                .filteredOn(c -> !c.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    private void basketOffline(Page page) {
        page.locator("summary:has-text('Products')").click();
        line(page, 0, "tea" + x, "3", "10.00");
        line(page, 1, "loaf", "1", "4.00");
        shows(page.locator("[data-till-earns]"), "not promised now");
        page.locator("#till-code").fill("ANYTHING");
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-message]"), "vouchers need the network");
        page.locator("[data-till-earn]").click();
        shows(page.locator("[data-till-mark]"), "2 waiting");
    }
}
