package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.experience.asking.Trigger;
import heartstring.experience.asking.Triggers;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Surveys on the pages of another site, whose own content policy allows what it must and nothing else. */
@HouseTest
class ForeignSiteWalkTest {

    private final House house;
    private final Surveys surveys;
    private final Triggers triggers;
    private final ChatDoors doors;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private HttpServer site;
    private String address = "";
    private volatile String tag = "";
    private Chrome chrome;

    ForeignSiteWalkTest(
            House house, Surveys surveys, Triggers triggers, ChatDoors doors, Settings settings, JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.triggers = triggers;
        this.doors = doors;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() throws Exception {
        URI root = house.at("/");
        String own = root.getScheme() + "://" + root.getAuthority();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] bytes = ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                            + " content=\"width=device-width\"><title>A shop</title></head><body><main><h1>A shop of"
                            + " somebody else</h1></main>" + tag + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + own
                                    + "; connect-src " + own + "; frame-src " + own);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        address = "http://127.0.0.1:" + site.getAddress().getPort();
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        settings.set(Map.of("crm.hours", ""));
        triggers.all().stream()
                .filter(t -> t.name().equals("Foreign " + mark))
                .forEach(t -> triggers.stop(t.id(), true));
        chrome.close();
        site.stop(0);
    }

    private Survey survey(String name, List<String> origins) {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        name + " " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE),
                                new Question.Free(Forms.head("why", false), false)))))
                .survey()
                .id();
        surveys.publish(id);
        return ((Surveys.Outcome.Done) surveys.settle(id, new Settling(name + " " + mark, false, null, 0, 0, origins)))
                .survey();
    }

    private List<String> answers(Survey survey) {
        return jdbc.sql("select channel || ' ' || score from experience.answer where survey_id = :id")
                .param("id", survey.id())
                .query(String.class)
                .list();
    }

    private static void answer(FrameLocator frame) {
        frame.locator("[data-question=nps] label:has-text('9')").click();
        frame.locator("button.main").click();
        frame.locator("[data-question=why] textarea").fill("Quick");
        frame.locator("button.main").click();
        frame.locator("[role=status]:has-text('Thank you')").waitFor();
    }

    @Test
    void aSurveyComesInACornerOfANamedSiteAndNotOfAnother() {
        Survey survey = survey("Foreign", List.of(address));
        tag = "<script async src=\"" + house.at("/survey.js") + "\" data-survey=\"" + survey.publicKey()
                + "\" data-delay=\"0\"></script>";
        Page visitor = chrome.stranger(390, ColorScheme.LIGHT);
        visitor.navigate(address + "/");
        FrameLocator frame = visitor.frameLocator("iframe");
        frame.locator("[data-question=nps]").waitFor();
        chrome.picture(visitor, "survey-foreign-390-light");
        answer(frame);
        assertThat(answers(survey)).containsExactly("page 9");
        assertThat(visitor.context().cookies()).as("nobody is followed").isEmpty();
        assertThat(chrome.complaints).isEmpty();
        visitor.navigate(address + "/");
        visitor.waitForTimeout(600);
        assertThat(visitor.locator("iframe").count()).as("who was asked rests").isZero();

        Page other = chrome.stranger(390, ColorScheme.LIGHT);
        other.navigate(address.replace("127.0.0.1", "localhost") + "/");
        other.waitForTimeout(800);
        assertThat(other.locator("iframe").count())
                .as("a site that nobody named")
                .isZero();
    }

    @Test
    void aChatThatEndsAsksInItsWindowOnTheForeignSite() {
        String day = "00:00-00:00";
        settings.set(
                Map.of("crm.hours", "mon %1$s,tue %1$s,wed %1$s,thu %1$s,fri %1$s,sat %1$s,sun %1$s".formatted(day)));
        String key = "ck_" + Tokens.next();
        doors.add("Foreign " + mark, 0, "Hello!", "#0f766e", address, false, key, Tokens.next());
        Survey survey = survey("Chat", List.of());
        assertThat(triggers.add(new Trigger(
                        0,
                        survey.id(),
                        "Foreign " + mark,
                        "Live Chat Conversation Ended",
                        null,
                        0,
                        BigDecimal.valueOf(100),
                        false,
                        Trigger.Way.CHAT,
                        true)))
                .isNull();
        tag = "<script async src=\"" + house.at("/chat.js") + "\" data-key=\"" + key + "\"></script>";
        Page visitor = chrome.stranger(390, ColorScheme.DARK);
        visitor.navigate(address + "/");
        visitor.locator(".launch").click();
        visitor.locator(".panel textarea").fill("Where is my tea " + mark + "?");
        visitor.keyboard().press("Enter");
        visitor.locator(".say.mine:has-text('" + mark + "')").waitFor();
        visitor.locator(".foot button:has-text('End the chat')").click();
        FrameLocator frame = visitor.frameLocator(".poll iframe");
        frame.locator("[data-question=nps]").waitFor();
        chrome.picture(visitor, "survey-after-chat-390-dark");
        assertThat(visitor.locator(".poll a").getAttribute("href")).contains("/s/l/");
        answer(frame);
        assertThat(answers(survey)).containsExactly("chat 9");
        assertThat(chrome.complaints).isEmpty();
    }
}
