package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Browser;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.scores.Tallies;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of scores, of what was said, of what goes together, and a screen on the wall that loses its network. */
@HouseTest
class FiguresWalkTest {

    private final House house;
    private final Surveys surveys;
    private final Tallies tallies;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    FiguresWalkTest(House house, Surveys surveys, Tallies tallies, JdbcClient jdbc, Sources sources, Belts belts) {
        this.house = house;
        this.surveys = surveys;
        this.tallies = tallies;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
    }

    private int answered() {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "Figures " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)))))
                .survey()
                .id();
        jdbc.sql("""
                        insert into experience.answer (survey_id, occurred_at, channel, store, measure, score, most)
                        select :survey, now() - make_interval(hours => n * 7), case when n % 3 = 0 then 'link' else 'email' end,
                               'Figures ' || n % 4, 'nps', case when n % 5 = 0 then 3 else 7 + n % 4 end, 10
                          from generate_series(1, 400) n""").param("survey", id).update();
        while (tallies.countDue()) {
            Thread.onSpinWait();
        }
        return id;
    }

    private void linked() {
        jdbc.sql("""
                        insert into experience.link (kind, days, subject, act, stage, outcome, people, compared, others, share, other_share,
                                                     value, low, high, rate)
                        values ('felt', 30, 'anger', '', '', 'return', 212, 200, 900, 0.62, 0.75, 0.83, 0.74, 0.93, 0.001),
                               ('felt', 30, 'delight', '', '', 'return', 400, 380, 700, 0.77, 0.74, 1.04, 0.98, 1.1, 0.4),
                               ('act', 30, 'bad', 'apology', '', 'return', 60, 55, 150, 0.7, 0.6, 1.17, 0.95, 1.43, 0.2),
                               ('trial', 30, 'bouquet', '', '', 'return', 300, 300, 290, 0.8, 0.72, 0.08, 0.01, 0.15, 0.02)
                        on conflict do nothing""").update();
        jdbc.sql("""
                        insert into experience.link_run (found_at, customers, from_at, until_at, whole)
                        values (now(), 1112, now() - interval '500 days', now() - interval '67 days', true) on conflict do nothing""").update();
    }

    @Test
    void figuresAreLookedAtOnADeskAndAPhone() throws Exception {
        int survey = answered();
        linked();
        talks.mail(Instant.now(), "Queue", "The queue at the till was far too long, " + mark + "!");
        Page desk = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        Page phone = chrome.page(house.user(Role.MANAGER), 390, ColorScheme.DARK);
        for (String path : List.of(
                "/experience/scores?measure=nps-10&survey=" + survey,
                "/experience/said?q=" + mark,
                "/experience/themes",
                "/experience/chain",
                "/experience/walls")) {
            String name = "figures" + path.replaceAll("\\?.*", "").replace('/', '-');
            desk.navigate(chrome.at(path));
            chrome.look(desk, name + "-1360-light");
            phone.navigate(chrome.at(path));
            chrome.look(phone, name + "-390-dark");
        }
        desk.navigate(chrome.at("/experience/scores?measure=nps-10&days=30&survey=" + survey));
        desk.locator("nav[aria-label=Period] a:has-text('90 days')").click();
        assertThat(desk.locator(".ex-mark").count()).isGreaterThan(8);
        desk.locator("summary:has-text('as a table')").click();
        assertThat(desk.locator("text=Week of").isVisible()).isTrue();
        assertThat(chrome.complaints).isEmpty();
    }

    @Test
    void aScreenOnTheWallComesBackAfterTheNetworkWasLost() {
        answered();
        Page desk = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        desk.navigate(chrome.at("/experience/walls"));
        desk.fill("#name", "Walk " + mark);
        desk.click("button:has-text('Make a link')");
        String link = desk.locator("#wall-link").textContent().strip();
        String path = link.substring(link.indexOf("/wall/"));
        Page wall = chrome.stranger(1920, ColorScheme.LIGHT);
        wall.setViewportSize(1920, 1080);
        wall.navigate(chrome.at(path));
        wall.locator("h2:has-text('Mood today')").waitFor();
        chrome.look(wall, "wall-1920");
        assertThat(smallest(wall)).as("pixels of the smallest letters").isGreaterThanOrEqualTo(32);
        for (int[] size : new int[][] {{1360, 768}, {1080, 1920}, {390, 844}}) {
            wall.setViewportSize(size[0], size[1]);
            chrome.look(wall, "wall-" + size[0] + "x" + size[1]);
            assertThat(wall.evaluate("() => document.documentElement.scrollHeight <= innerHeight + 1"))
                    .as("all of it is seen at " + size[0])
                    .isEqualTo(true);
        }
        wall.context().setOffline(true);
        wall.evaluate("() => { document.getElementById('board').innerHTML = 'gone'; }");
        wall.context().setOffline(false);
        wall.evaluate("() => window.dispatchEvent(new Event('online'))");
        wall.locator("h2:has-text('Mood today')").waitFor();
        oneTooMany(wall, path);
        desk.navigate(chrome.at("/experience/walls"));
        desk.click("button[aria-label='Take away: Walk " + mark + "']");
        wall.reload();
        assertThat(wall.locator("h2:has-text('Mood today')").count()).isZero();
        assertThat(chrome.complaints).isEmpty();
    }

    /** The link is open elsewhere ten times. */
    private void oneTooMany(Page wall, String path) {
        List<Browser.Lines> others = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                others.add(house.browser().lines(path + "/stream"));
            }
            wall.reload();
            wall.locator("#lost:has-text('open on 10 screens already')").waitFor();
            assertThat(wall.locator("h2:has-text('Mood today')").count())
                    .as("it is shown all the same")
                    .isEqualTo(1);
            chrome.look(wall, "wall-full-390x844");
        } finally {
            others.forEach(Browser.Lines::close);
        }
    }

    private static double smallest(Page wall) {
        return ((Number) wall.evaluate("""
                () => Math.min(...Array.from(document.querySelectorAll('h1, h2, .hs-wall-note'))
                  .map(e => parseFloat(getComputedStyle(e).fontSize)))""")).doubleValue();
    }
}
