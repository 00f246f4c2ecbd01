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
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A colleague's day in a real browser, over a small shop. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskWalkTest {

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private Chrome chrome;
    private User manager;
    private long richest;

    DeskWalkTest(House house, Sources sources, JdbcClient jdbc, Belts belts, Standings standings) {
        this.belts = belts;
        this.standings = standings;
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void open() throws Exception {
        SmallShop.fill(house, sources, belts, standings);
        chrome = new Chrome(house);
        manager = house.user(Role.MANAGER);
        richest = jdbc.sql("""
                        select s.customer_id from story.v_standing s join customer.headline h using (customer_id)
                         where h.kind = 'person' and h.profiles <= 9 order by h.profiles >= 3 desc, s.touchpoints desc limit 1""").query((rs, n) -> rs.getLong(1)).single();
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    void everyPageLooksRightAndIsReachableForEverybody() {
        List<String> pages = List.of(
                "/",
                "/customers",
                "/customers/" + richest,
                "/customers/" + richest + "/purchases",
                "/customers/" + richest + "/pieces",
                "/customers/review");
        List<String> names = List.of("home", "customers", "customer", "purchases", "pieces", "review");
        for (Chrome.Window window : Chrome.windows(1440)) {
            Page page = chrome.page(manager, window);
            for (int i = 0; i < pages.size(); i++) {
                page.navigate(chrome.at(pages.get(i)));
                chrome.look(page, names.get(i) + "-" + window);
            }
            page.context().close();
        }
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void aColleagueFindsACustomerReadsTheStoryAndCorrectsTheCity() {
        Page page = chrome.page(manager, 1440, ColorScheme.LIGHT);
        String name = jdbc.sql("select name from customer.headline where customer_id = :id")
                .param("id", richest)
                .query((rs, n) -> rs.getString(1))
                .single();
        page.navigate(chrome.at("/"));
        page.keyboard().press("/");
        page.keyboard().type(name.substring(0, Math.min(name.length(), 6)));
        Locator hit = page.locator("[data-suggestion]").first();
        hit.waitFor();
        chrome.picture(page, "suggestions-1440-light");
        page.navigate(chrome.at("/customers/" + richest));
        assertThat(page.locator("h1").innerText()).isEqualTo(name);
        page.locator(".hs-entry:has(.hs-line-detail) summary").first().click();
        page.locator(".hs-detail").first().waitFor();
        chrome.picture(page, "expanded-1440-light");
        page.locator(".hs-prop-new summary").click();
        page.fill("#new-name", "City");
        page.fill("#new-value", "Heidelberg");
        page.keyboard().press("Enter");
        Locator city = page.locator(".hs-prop:has(input[name=name][value=city])");
        city.waitFor();
        city.locator("summary").click();
        city.locator("[name=value]:focus").waitFor();
        page.keyboard().type("Mannheim");
        chrome.picture(page, "editing-1440-light");
        page.keyboard().press("Enter");
        page.locator(".hs-prop:has-text('Mannheim')").first().waitFor();
        page.locator(".hs-timeline :text('Some Manager changed City to Mannheim')")
                .waitFor();
        page.reload();
        assertThat(page.locator(".hs-who-line").innerText()).contains("Mannheim");
        city.locator(".hs-prop-by").click();
        page.locator(".hs-told").first().waitFor();
        assertThat(page.locator(".hs-told").first().innerText()).contains("Heidelberg", "Some Manager");
        page.context().close();
    }

    @Test
    void columnsAreChosenWithAndWithoutScripts() {
        for (Page page : List.of(chrome.plain(manager), chrome.page(manager, 1440, ColorScheme.LIGHT))) {
            page.navigate(chrome.at("/customers"));
            page.click("summary:has-text('Columns')");
            page.check("input[name=columns][value=orders]");
            page.uncheck("input[name=columns][value=city]");
            page.click(".hs-drop[open] button:has-text('Show')");
            page.waitForURL("**/customers?*columns=*");
            assertThat(page.locator("thead").innerText().toLowerCase(java.util.Locale.ROOT))
                    .contains("orders")
                    .doesNotContain("city");
            page.context().close();
        }
    }

    @Test
    void twoPeopleInOneCustomerAreSplitAndPutTogetherAgain() throws Exception {
        String mail = "pair." + UUID.randomUUID() + "@walk.example";
        Tracking web = new Tracking(house, sources, "web");
        Tracking till = new Tracking(house, sources, "till");
        String one = "w" + UUID.randomUUID();
        web.post(
                "identify",
                "{\"userId\":\"" + one + "\",\"traits\":{\"name\":\"Ada Pairwise\",\"email\":\"" + mail + "\"}}");
        till.post(
                "identify",
                "{\"anonymousId\":\"t-" + UUID.randomUUID() + "\",\"traits\":{\"email\":\"" + mail + "\"}}");
        Settled.settle(belts, standings);
        long customer = jdbc.sql("""
                        select distinct p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.value = :mail""")
                .param("mail", mail)
                .query((rs, n) -> rs.getLong(1))
                .single();
        Page page = chrome.page(manager, 1440, ColorScheme.LIGHT);
        page.navigate(chrome.at("/customers/" + customer + "/pieces"));
        assertThat(page.locator(".hs-piece").count()).isEqualTo(2);
        page.locator(".hs-piece input[type=checkbox]").last().check();
        page.click("text=Split off the chosen pieces");
        page.waitForURL(url -> !url.contains("/" + customer + "/"));
        assertThat(page.locator(".hs-piece").count()).isEqualTo(1);
        chrome.picture(page, "split-1440-light");
        page.locator(".hs-steps a:has-text('Undo')").first().click();
        chrome.picture(page, "undo-1440-light");
        page.click("button:has-text('Undo it')");
        page.navigate(chrome.at("/customers/" + customer + "/pieces"));
        assertThat(page.locator(".hs-piece").count()).isEqualTo(2);
        assertThat(page.locator(".hs-steps").innerText()).contains("undone");
        page.context().close();
    }
}
