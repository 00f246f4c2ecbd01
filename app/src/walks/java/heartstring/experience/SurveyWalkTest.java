package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survey drawn up at a desk, answered on a phone with and without scripts, and on a tablet without a network. */
@HouseTest
class SurveyWalkTest {

    /** The whole page with everything it loads. */
    private static final int MOST_BYTES = 60_000;

    private final House house;
    private final Surveys surveys;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    SurveyWalkTest(House house, Surveys surveys, JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house, ServiceWorkerPolicy.ALLOW);
    }

    @AfterEach
    void close() {
        chrome.close();
    }

    private Survey survey(Form form) {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "Walk " + mark + UUID.randomUUID().toString().substring(0, 4), form))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private long answers(Survey survey) {
        return jdbc.sql("select count(*) from experience.answer where survey_id = :id")
                .param("id", survey.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aSurveyIsDrawnUpAndThePhoneBesideItFollows() {
        Page page = chrome.page(house.user(Role.MANAGER), 1440, ColorScheme.LIGHT);
        page.navigate(chrome.at("/experience/surveys"));
        chrome.look(page, "surveys-1440-light");
        page.locator("button[aria-label='Begin with: After a visit']").click();
        page.waitForURL("**/experience/surveys/*");
        FrameLocator phone = page.frameLocator("[data-preview]");
        phone.locator("h1:has-text('How was your visit?')").waitFor();
        page.locator("#visit summary").click();
        page.locator("#visit-title").fill("How was it today, " + mark + "?");
        phone.locator("legend:has-text('" + mark + "')").waitFor();
        chrome.picture(page, "survey-builder-1440-light");
        assertThat(chrome.findings(page)).isEmpty();
        page.locator("button:has-text('Publish')").click();
        page.locator(".hs-toast:has-text('Published')").waitFor();
        page.setViewportSize(390, 844);
        chrome.look(page, "survey-builder-390-light");
        page.navigate(page.url().replaceAll("[?#].*", "") + "/channels");
        chrome.look(page, "survey-channels-390-light");
        page.navigate(chrome.at("/experience/asking"));
        chrome.look(page, "survey-asking-390-light");
        // A condition is put together by hand, and read back as a sentence.
        page.locator("button:has-text('Add a condition')").click();
        page.locator("select[id$='-term']").selectOption("city");
        page.locator("input[id$='-value']").fill("Leeds");
        page.locator("input[id$='-value']").blur();
        page.locator("#reading:has-text('lives in Leeds')").waitFor();
        chrome.look(page, "survey-asking-condition-390-light");
        page.navigate(chrome.at("/experience/rounds"));
        chrome.look(page, "survey-rounds-390-light");
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void itIsAnsweredOnAPhoneByTouchKeyboardAndWithoutScripts() {
        Survey survey = survey(Forms.whole().laidOut(Form.Layout.PAGE, java.util.List.of("store")));
        Page phone = chrome.stranger(390, ColorScheme.DARK);
        phone.navigate(chrome.at("/s/" + survey.publicKey()));
        assertThat(Chrome.weightBytes(phone)).as("weight of the page").isLessThan(MOST_BYTES);
        chrome.look(phone, "survey-page-390-dark");
        assertThat(phone.locator("[data-question=why]").isVisible())
                .as("asked of low numbers alone")
                .isFalse();
        phone.locator("[data-question=nps] input[value='0']").focus();
        phone.keyboard().press("ArrowRight");
        phone.keyboard().press("ArrowRight");
        phone.locator("[data-question=why] textarea").fill("Slow " + mark);
        phone.locator("button.main").click();
        phone.locator("[role=status]:has-text('Thank you')").waitFor();
        assertThat(answers(survey)).isEqualTo(1);
        phone.navigate(chrome.at("/s/" + survey.publicKey() + "?lang=ar"));
        chrome.look(phone, "survey-page-390-dark-ar");

        Survey steps = survey(Forms.whole());
        Page plain = chrome.plain(house.user(Role.CASHIER));
        plain.navigate(chrome.at("/s/" + steps.publicKey()));
        plain.locator("[data-question=nps] label:has-text('9')").click();
        plain.locator("button.main").click();
        plain.locator("[data-question=feeling] label:has-text('Joy')").click();
        plain.locator("button.main").click();
        plain.locator("[data-question=one] label:has-text('The fruit')").click();
        plain.locator("button.main").click();
        plain.locator("input[type=date]").fill("2026-05-17");
        plain.locator("button.main").click();
        plain.locator("[role=status]:has-text('Thank you')").waitFor();
        assertThat(answers(steps)).isEqualTo(1);
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void aTabletGoesOnWithoutANetworkAndHandsInOnce() {
        Survey survey = survey(Forms.whole());
        Page tablet = chrome.stranger(1024, ColorScheme.LIGHT);
        tablet.navigate(chrome.at("/s/k/" + survey.publicKey() + "?store=S1"));
        tablet.locator("body[data-kiosk-kept=yes]").waitFor();
        chrome.look(tablet, "survey-kiosk-1024-light");
        tablet.context().setOffline(true);
        tablet.reload();
        tablet.locator("[data-question=nps] label:has-text('9')").click();
        tablet.locator("button.main").click();
        for (int i = 0; i < 2; i++) {
            tablet.locator("button.main").click();
        }
        for (int left = 6; left > 0 && tablet.locator("[data-thanks]").count() == 0; left--) {
            tablet.locator("button.main").click();
        }
        tablet.locator("[data-thanks]").waitFor();
        tablet.locator("[data-kept]:has-text('Kept on this device')").waitFor();
        assertThat(answers(survey)).isZero();
        tablet.context().setOffline(false);
        tablet.evaluate("() => window.dispatchEvent(new Event('online'))");
        tablet.locator("[data-kept]")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        assertThat(answers(survey)).isEqualTo(1);
        tablet.locator("[data-restart]").click();
        assertThat(tablet.locator("[data-question=nps] input:checked").count())
                .as("nothing left for the next one")
                .isZero();
    }

    /** Every kind of question, asked and refused, thanked for and closed; in both themes and both directions. */
    @Test
    void publicPagesMeetWcagInBothThemesAndDirections() {
        java.util.List<Question> questions =
                new java.util.ArrayList<>(Forms.whole().questions());
        questions.add(new Question.Upload(Forms.head("file", false)));
        questions.add(new Question.Scale(Forms.head("stars", true), Measure.RATING, 5, Words.NONE, Words.NONE));
        questions.add(new Question.Scale(
                Forms.head("ease", false), Measure.CES, 7, Words.of("en", "Hard"), Words.of("en", "Easy")));
        Survey survey = survey(Forms.of(questions).laidOut(Form.Layout.PAGE, java.util.List.of()));
        Survey steps = survey(Forms.whole());
        for (ColorScheme scheme : java.util.List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chrome.stranger(390, scheme);
            for (String language : java.util.List.of("en", "ar")) {
                String name = "survey-kinds-" + scheme + "-" + language;
                page.navigate(chrome.at("/s/" + survey.publicKey() + "?lang=" + language));
                chrome.picture(page, name);
                assertThat(chrome.wcag(page)).as(name).isEmpty();
                assertThat(Chrome.scrollsSideways(page)).as(name).isFalse();
                page.locator("button.main").click();
                page.locator("#fault").waitFor();
                assertThat(chrome.wcag(page)).as(name + ", refused").isEmpty();
                page.navigate(chrome.at("/s/" + steps.publicKey() + "?lang=" + language));
                assertThat(chrome.wcag(page)).as(name + ", a step").isEmpty();
                page.navigate(chrome.at("/s/k/" + steps.publicKey() + "?lang=" + language));
                assertThat(chrome.wcag(page)).as(name + ", on a tablet").isEmpty();
                page.navigate(chrome.at("/s/l/nothing?lang=" + language));
                assertThat(chrome.wcag(page)).as(name + ", no such link").isEmpty();
            }
            page.navigate(chrome.at("/s/" + survey.publicKey()));
            page.locator("[data-question=nps] label:has-text('9')").first().click();
            page.locator("[data-question=stars] label").last().click();
            page.locator("button.main").click();
            page.locator("[role=status]:has-text('Thank you')").waitFor();
            assertThat(chrome.wcag(page)).as("thanked").isEmpty();
        }
    }
}
