package heartstring.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.Tasks;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A seller's day in a real browser: the board, a deal, a task. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesWalkTest {

    private final House house;
    private final Deals deals;
    private final Tasks tasks;
    private final CustomersAtWork shop;
    private Chrome chrome;
    private User agent;
    private Deal deal;

    SalesWalkTest(House house, Deals deals, Tasks tasks, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.deals = deals;
        this.tasks = tasks;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @BeforeAll
    void open() throws Exception {
        chrome = new Chrome(house);
        agent = house.user(Role.AGENT);
        long customer = shop.identify("Walk Customer", CustomersAtWork.mail());
        deal = opened("Cups for the walk", customer);
        opened("Plates for the walk", customer);
        tasks.add(TaskDraft.plain(
                "Call the walk customer", agent.id(), Instant.now().minusSeconds(600), customer, deal.id()));
        tasks.add(TaskDraft.plain(
                "Write to the walk customer", agent.id(), Instant.now().minusSeconds(60), customer, 0));
    }

    private Deal opened(String title, long customer) {
        return ((DealOutcome.Done)
                        deals.open(new DealDraft(title, customer, 0, 0, 99_00L, "EUR", agent.id(), null, null)))
                .deal();
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private String stage(long id) {
        return deals.find(id).orElseThrow().stageName();
    }

    private Page board() {
        Page page = chrome.page(agent, 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/crm/deals?owner=" + agent.id()));
        return page;
    }

    @Test
    void aCardMovesByKeyAndByHandAndIsThereAfterwards() {
        Page page = board();
        page.locator("[data-deal='" + deal.id() + "'] .hs-deal-title").focus();
        page.keyboard().press(">");
        page.locator(".hs-column[data-stage-name='In talks'] [data-deal='" + deal.id() + "']")
                .waitFor();
        page.waitForCondition(() -> page.locator("#board-said").innerText().contains("is in In talks now"));
        assertThat(stage(deal.id())).isEqualTo("In talks");
        page.waitForCondition(
                () -> page.evaluate("() => document.activeElement.textContent").equals("Cups for the walk"));

        page.locator("[data-deal='" + deal.id() + "']").dragTo(page.locator(".hs-column[data-stage-name='Quote']"));
        page.waitForCondition(() -> page.locator("#board-said").innerText().contains("is in Quote now"));
        assertThat(stage(deal.id())).isEqualTo("Quote");
        page.waitForCondition(() -> page.locator(".hs-column[data-stage-name='Quote'] .hs-count")
                .innerText()
                .equals("1"));
        chrome.picture(page, "board-moved-1360-light");
        page.context().close();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void aDealIsAddedByChoosingItsCustomerAndLostWithAReason() {
        Page page = board();
        Locator column = page.locator(".hs-column").first();
        column.locator(".hs-quick summary").click();
        column.locator("[name=title]").fill("Spoons for the walk");
        column.locator("[name=customer]").pressSequentially("Walk Cu");
        page.locator(".hs-picks li").first().waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        column.locator("[name=amount]").fill("12,50");
        column.locator("button[type=submit]").click();
        Locator card = page.locator(".hs-deal:has-text('Spoons for the walk')");
        card.waitFor();
        assertThat(card.innerText()).contains("€12.50");
        card.locator(".hs-deal-title").focus();
        page.keyboard().press("l");
        page.locator("#close-deal[open]").waitFor();
        page.locator("#close-reason").fill("Too dear");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.matches(".*/crm/deals/\\d+"));
        assertThat(page.locator(".hs-who").innerText()).contains("Lost", "Too dear");
        page.context().close();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void aTaskIsDoneWithOneKey() {
        Page page = chrome.page(agent, 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/crm/tasks?queue=overdue"));
        page.keyboard().press("j");
        page.keyboard().press("d");
        page.waitForCondition(() -> !page.locator("main").innerText().contains("Call the walk customer"));
        assertThat(page.locator("main").innerText()).contains("Write to the walk customer");
        page.keyboard().press("n");
        page.keyboard().type("Bring cake");
        page.keyboard().press("Enter");
        page.locator(".hs-toast:has-text('Added.')").waitFor();
        page.navigate(chrome.at("/crm/tasks?queue=mine"));
        page.locator(".hs-task:has-text('Bring cake')").waitFor();
        page.context().close();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void everyPageLooksRightAndIsReachableForEverybody() {
        List<String> pages = List.of(
                "/crm/deals?owner=" + agent.id(),
                "/crm/deals/list?owner=" + agent.id(),
                "/crm/deals/" + deal.id(),
                "/crm/deals/new",
                "/crm/tasks?queue=mine",
                "/crm/tasks/new",
                "/crm/companies",
                "/customers/" + deal.customerId(),
                "/customers/" + deal.customerId() + "/roles",
                "/notices");
        for (Chrome.Window window : Chrome.windows(1360)) {
            Page page = chrome.page(agent, window);
            for (String path : pages) {
                page.navigate(chrome.at(path));
                chrome.look(page, "sales" + path.replaceAll("[/?=0-9]+", "-") + window);
            }
            page.context().close();
        }
        assertThat(chrome.complaints).isEmpty();
    }
}
