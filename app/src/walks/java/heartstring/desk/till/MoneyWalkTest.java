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
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;

/** Gift cards, vouchers of one person and goods that come back, at the till's page in a real browser. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyWalkTest {

    private final House house;
    private final GiftCards cards;
    private final TillShop shop;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private Programme programme;
    private Chrome chrome;
    private User cashier;

    MoneyWalkTest(House house, GiftCards cards, BeanFactory beans) {
        this.house = house;
        this.cards = cards;
        this.shop = new TillShop(house, beans);
        this.api = house.api("loyalty:read", "loyalty:write", "till");
    }

    @BeforeAll
    void open() {
        programme = shop.programme("Money " + x);
        shop.reward(programme, "A cup of coffee", 40, null);
        chrome = new Chrome(house, ServiceWorkerPolicy.ALLOW);
        cashier = house.user(Role.CASHIER);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private Member member(String name) {
        return shop.member(
                programme,
                name,
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + x + "@money.example",
                90);
    }

    private Gifting.Issued card(long amount) {
        return (Gifting.Issued) cards.issue(
                new GiftCards.Draft(amount, "EUR", 0), UUID.randomUUID().toString());
    }

    private long on(Gifting.Issued card) {
        return cards.byId(card.card().id()).orElseThrow().balanceMinor();
    }

    private Page till(int width, ColorScheme scheme) {
        Page page = chrome.page(cashier, width, scheme);
        page.navigate(chrome.at("/till"));
        page.evaluate("key => localStorage.setItem('heartstring-till-programme', key)", programme.key());
        page.reload();
        return page;
    }

    private static void find(Page page, Member member) {
        page.keyboard().press("F2");
        page.keyboard().type(member.card());
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-line]"), member.card().substring(7));
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
    void aScannedCardPaysABasketAndTheRestIsMoney() {
        Member ana = member("Ana Money");
        Gifting.Issued card = card(1_500);
        Page page = till(1360, ColorScheme.LIGHT);
        find(page, ana);
        page.locator("#till-amount").fill("21.60");
        page.locator("#till-amount").focus();
        // A scanner: fast, and wherever the cursor stands.
        page.keyboard().type(card.code());
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-pays-with]"), "€15.00 on it");
        PlaywrightAssertions.assertThat(page.locator("#till-amount")).hasValue("21.60");
        chrome.look(page, "money-card-1360-light");
        page.locator("#till-amount").focus();
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-checkout]"), "€6.60 to pay");
        shows(page.locator("[data-till-checkout]"), "€15.00 from the gift card");
        assertThat(on(card)).isZero();
        chrome.look(page, "money-checkout-1360-light");
        page.keyboard().press("Escape");
        shows(page.locator("[data-till-message]"), "given back");
        assertThat(on(card)).isEqualTo(1_500);
        page.locator("#till-amount").focus();
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-checkout]"), "€6.60 to pay");
        page.keyboard().press("Enter");
        shows(page.locator(".hs-till-act").first(), "+26 points");
        assertThat(on(card)).isZero();
        page.locator(".hs-till-act button").first().click();
        shows(page.locator(".hs-till-act").first(), "its points are taken back");
        assertThat(on(card)).isEqualTo(1_500);
        page.context().close();
    }

    @Test
    void aCardIsSoldShownTakenFromAndUndoneWithoutACustomer() {
        Page page = till(390, ColorScheme.DARK);
        page.locator("[data-till-kept=yes]").waitFor();
        page.keyboard().press("F8");
        page.locator("#till-gift-price").fill("25");
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-gift-said]"), "A card of €25.00 is sold");
        String code = page.locator("[data-till-gift-code] code").textContent();
        chrome.look(page, "money-sold-390-dark");
        page.keyboard().press("F8");
        page.locator("#till-gift").fill(code);
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-gift-balance]"), "€25.00");
        page.locator("#till-gift-takes").fill("5");
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-gift-said]"), "€20.00 are left");
        chrome.look(page, "money-taken-390-dark");
        page.locator(".hs-till-act button").nth(1).click();
        shows(page.locator("[data-till-message]"), "was spent");
        page.locator(".hs-till-act button").first().click();
        shows(page.locator(".hs-till-act").first(), "Undone.");
        page.locator(".hs-till-act button").last().click();
        shows(page.locator(".hs-till-act").nth(1), "Undone.");
        page.context().setOffline(true);
        page.locator("#till-gift").fill(code);
        page.locator("#till-gift").press("Enter");
        shows(page.locator("[data-till-gift-said]"), "need the network");
        page.context().close();
    }

    @Test
    void aVoucherOfTheirOwnIsUsedAndOnlyByThem() {
        Member ben = member("Ben Money");
        Answer batch = api.post("/api/loyalty/voucher-batches", """
                {"name":"Sorry for the wait","personal":true,"usesEach":1,"gives":"percent","worth":1000,"currency":"EUR","leastMinor":1000}""");
        assertThat(batch.status()).as(batch.body()).isEqualTo(200);
        Answer given = api.post(
                "/api/loyalty/members/" + ben.id() + "/vouchers",
                "{\"batchId\":" + batch.json().path("id").asLong() + "}");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        String code = given.json().path("code").asString();
        Page page = till(390, ColorScheme.LIGHT);
        find(page, ben);
        shows(page.locator("[data-till-mine]"), "10 % off");
        page.locator("[data-voucher]").click();
        shows(page.locator("[data-till-message]"), "Add the products");
        line(page, 0, "tea" + x, "1", "8.00");
        shows(page.locator("[data-till-codes]"), "worth too little");
        line(page, 1, "loaf", "1", "4.00");
        shows(page.locator("[data-till-totals]"), "€10.80");
        chrome.look(page, "money-voucher-390-light");
        page.locator("[data-till-earn]").click();
        shows(page.locator("[data-till-checkout]"), "€10.80 to pay");
        page.locator("[data-till-paid]").click();
        shows(page.locator(".hs-till-act").first(), "+15 points");
        PlaywrightAssertions.assertThat(page.locator("[data-till-mine-box]")).isHidden();
        Member cy = member("Cy Money");
        find(page, cy);
        page.locator("summary:has-text('Products')").click();
        line(page, 0, "tea" + x, "2", "8.00");
        page.keyboard().press("F4");
        page.keyboard().type(code);
        page.keyboard().press("Enter");
        shows(page.locator("[data-till-message]"), "No voucher has the code");
        page.context().close();
    }

    @Test
    void oneLineOfAnEarlierReceiptComesBack() {
        Member dan = member("Dan Money");
        shop.good(
                house.signedIn(cashier),
                "/till/sales",
                ("{'key':'%s','memberId':%d,'items':[{'product':'Oolong tea','quantity':3,'unitMinor':900},"
                                + "{'product':'Rye bread','quantity':1,'unitMinor':400}]}")
                        .formatted(UUID.randomUUID(), dan.id()));
        shop.settle();
        Page page = till(390, ColorScheme.LIGHT);
        page.locator("[data-till-kept=yes]").waitFor();
        find(page, dan);
        page.keyboard().press("F9");
        page.locator("[data-till-back-last]").click();
        shows(page.locator("[data-till-back-lines]"), "Oolong tea");
        page.locator("[data-till-back-lines] li:has-text('Oolong') .btn").last().click();
        shows(page.locator("[data-till-back-sum]"), "Give back €9.00.");
        chrome.look(page, "money-return-390-light");
        page.locator("[data-till-back-take]").click();
        shows(page.locator("[data-till-back-said]"), "Taken back. Give back €9.00.");
        shows(page.locator(".hs-till-act").first(), "−9 points");
        // 90, 31 for the money, 5 for the visit, less 9.
        shows(page.locator(".hs-till-available"), "117");
        page.context().setOffline(true);
        page.keyboard().press("F9");
        page.locator("#till-back-number").fill("A-1");
        page.locator("#till-back-number").press("Enter");
        shows(page.locator("[data-till-back-said]"), "with the network alone");
        page.context().setOffline(false);
        page.context().close();
        Page wide = till(1360, ColorScheme.DARK);
        find(wide, dan);
        wide.keyboard().press("F9");
        wide.locator("[data-till-back-last]").click();
        shows(wide.locator("[data-till-back-lines]"), "2 of 3 can come back");
        chrome.look(wide, "money-return-1360-dark");
        wide.context().close();
    }
}
