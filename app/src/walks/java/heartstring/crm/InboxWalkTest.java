package heartstring.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An agent's hour in the inbox, in a real browser, with the keyboard alone. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxWalkTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private Chrome chrome;
    private User agent;

    InboxWalkTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void open() {
        chrome = new Chrome(house);
        agent = house.user(Role.AGENT);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    private Talks somebody(String subject, String text) throws Exception {
        Talks talks = new Talks(house, sources, belts, jdbc);
        talks.mail(Instant.now(), subject, text);
        return talks;
    }

    @Test
    void everyPaneLooksRightAndIsReachableForEverybody() throws Exception {
        Talks ana = somebody("Tea", "Where is my tea?");
        ana.say("Call Ended", "phone", Instant.now(), "\"notes\":\"Asked for her tea\",\"duration\":120");
        ana.say("Note Added", "crm", Instant.now(), "\"text\":\"A regular\",\"agent_name\":\"Bo\"");
        ana.mail(Instant.now(), "Tea", "Hello?");
        for (Chrome.Window window : Chrome.windows(1440)) {
            Page page = chrome.page(agent, window);
            page.navigate(chrome.at("/crm/inbox"));
            chrome.look(page, "inbox-" + window);
            page.navigate(chrome.at("/crm/inbox/" + ana.conversation()));
            chrome.look(page, "inbox-talk-" + window);
            page.navigate(chrome.at("/crm/saved-replies"));
            chrome.look(page, "inbox-saved-" + window);
            page.context().close();
        }
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void theKeyboardAloneReadsNotesAnswersAndSettles() throws Exception {
        Talks second = somebody("Coffee", "And my coffee?");
        Talks first = somebody("Tea", "Where is my tea?");
        house.as(Role.MANAGER)
                .post("/crm/saved-replies", "name", "Walk " + first.email, "words", "Dear {{name}}, it is on its way.");
        Page page = chrome.page(agent, 1440, ColorScheme.LIGHT);
        page.navigate(chrome.at("/crm/inbox"));
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.locator("[data-thread='" + first.conversation() + "']").waitFor();
        assertThat(page.locator("#inbox-lines").innerText()).contains("Where is my tea?");
        page.locator(".hs-contact h2 >> nth=0").waitFor();
        page.keyboard().press("n");
        page.keyboard().type("Look into parcel 17");
        page.keyboard().press("Control+Enter");
        page.locator(".hs-said-note:has-text('Look into parcel 17')").waitFor();
        page.keyboard().press("/");
        page.locator("[data-saved-find]").waitFor();
        page.keyboard().type(first.email);
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('reply-text').value.includes('it is on its way')");
        page.keyboard().press("Control+Enter");
        page.locator(".hs-said-us:has-text('it is on its way')").waitFor();
        assertThat(page.locator("#assign").inputValue())
                .as("whoever answers has it")
                .isEqualTo(String.valueOf(agent.id()));
        page.keyboard().press("Escape");
        page.locator("h2 >> nth=0").click(new Locator.ClickOptions().setTrial(true));
        page.evaluate("() => document.activeElement && document.activeElement.blur()");
        page.keyboard().press("e");
        page.locator("[data-thread='" + second.conversation() + "']").waitFor();
        assertThat(jdbc.sql("select state from crm.v_conversation where id = :id")
                        .param("id", first.conversation())
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("resolved");
        page.context().close();
    }

    @Test
    void aDraftSurvivesAndAnotherColleagueIsSeen() throws Exception {
        Talks ana = somebody("Tea", "Where is my tea?");
        Page one = chrome.page(agent, 1440, ColorScheme.LIGHT);
        one.navigate(chrome.at("/crm/inbox/" + ana.conversation()));
        one.locator("#reply-text").click();
        one.keyboard().type("Dear Ana, I am just");
        one.locator("[data-draft-kept]:has-text('Draft kept')").waitFor();
        Page other = chrome.page(house.user(Role.MANAGER), 1440, ColorScheme.LIGHT);
        other.navigate(chrome.at("/crm/inbox/" + ana.conversation()));
        other.locator("#inbox-present:has-text('Some Agent is writing')").waitFor();
        one.reload();
        assertThat(one.locator("#reply-text").inputValue()).isEqualTo("Dear Ana, I am just");
        ana.mail(Instant.now(), "Tea", "It arrived, never mind");
        other.locator("#inbox-lines :text('It arrived, never mind')").waitFor();
        one.context().close();
        other.context().close();
    }

    @Test
    void mailIsShownAsItWasSentAndItsPicturesWait() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.say("Message Received", "email", Instant.now(), """
                "message_id":"<w%s>","text":"Hello","html":"<p>Hello <b>you</b></p><img src='https://track.invalid/p.gif'>"\
                """.formatted(ana.email));
        Page page = chrome.page(agent, 1440, ColorScheme.LIGHT);
        page.navigate(chrome.at("/crm/inbox/" + ana.conversation()));
        page.locator("[data-mail-show]").click();
        page.frameLocator(".hs-mail iframe").locator("b:has-text('you')").waitFor();
        page.locator("[data-mail-images]").waitFor();
        assertThat(page.frameLocator(".hs-mail iframe").locator("img").count()).isZero();
        chrome.picture(page, "inbox-mail");
        page.context().close();
    }
}
