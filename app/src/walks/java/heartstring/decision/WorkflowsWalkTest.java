package heartstring.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workflow from a template to people coming in, on a desk and on a phone, with a long name. */
@HouseTest
class WorkflowsWalkTest {

    private static final String LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers";

    private final House house;
    private final Workflows workflows;
    private final WorkflowJson json;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    WorkflowsWalkTest(House house, Workflows workflows, WorkflowJson json) {
        this.house = house;
        this.workflows = workflows;
        this.json = json;
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
    }

    @Test
    void fromATemplateToPeopleComingIn() {
        User manager = house.user(Role.MANAGER);
        Page page = chrome.page(manager, 1280, ColorScheme.LIGHT);
        page.navigate(chrome.at("/workflows"));
        page.click("button[aria-label='Begin with: Replenishment']");
        page.waitForURL("**/edit");
        int id = Integer.parseInt(page.url().replaceAll(".*/workflows/([0-9]+)/.*", "$1"));
        // A change of a wait is kept while it is typed, and said at its step.
        page.click("#says-again");
        page.fill("#f-amount", "30");
        page.dispatchEvent("#f-amount", "change");
        page.waitForSelector("#says-again:has-text('30 days')");
        page.waitForSelector("#kept:has-text('Kept')");
        // The message is taken out and a tag put in its place, from the menu between two steps.
        page.click("#says-remind");
        page.click("text=Take it out");
        page.waitForURL("**/edit");
        page.click("section[aria-label$='It did not'] .wf-plus >> nth=-1");
        page.click("#plus button[value=tag]");
        page.waitForSelector("#f-tag");
        page.fill("#f-tag", LONG + mark);
        page.click("text=Keep and close");
        page.waitForURL("**/edit#**");
        assertThat(page.locator("#missing").textContent().strip()).isEmpty();
        chrome.look(page, "workflow-builder");
        page.navigate(chrome.at("/workflows/" + id + "/edit?open=entry#entry"));
        chrome.look(page, "workflow-entry");
        page.navigate(chrome.at("/workflows/" + id + "/trial?sample=yes"));
        chrome.look(page, "workflow-trial");
        page.navigate(chrome.at("/workflows/" + id + "/publication"));
        page.click("text=Publish version 1");
        page.waitForSelector("text=People come in");
        workflows.rename(id, LONG + mark);
        Stored stored = workflows.find(id).orElseThrow();
        assertThat(stored.state()).isEqualTo(Stored.State.ON);
        assertThat(json.write(workflows.route(id, 1).workflow())).contains("\"minutes\":43200");
        workflows.turn(id, false);
        onAPhone(manager, id);
    }

    private void onAPhone(User manager, int id) {
        Page phone = chrome.page(manager, 390, ColorScheme.DARK);
        for (String path : new String[] {
            "", "/edit", "/edit?plus=again.late.0", "/edit?open=entry", "/publication", "/runs", "/entering"
        }) {
            phone.navigate(chrome.at("/workflows/" + id + path));
            assertThat(Chrome.scrollsSideways(phone)).as(path).isFalse();
            assertThat(chrome.findings(phone)).as(path).isEmpty();
        }
        phone.navigate(chrome.at("/workflows"));
        chrome.look(phone, "workflows-phone");
        assertThat(chrome.complaints).isEmpty();
    }
}
