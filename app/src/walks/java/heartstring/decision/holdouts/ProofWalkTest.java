package heartstring.decision.holdouts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is given is judged on its page, on a desk and a phone; and its share is set. */
@HouseTest
class ProofWalkTest {

    private static final int CUSTOMERS = 480;

    private final House house;
    private final Studies studies;
    private final HoldOuts holdOuts;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Feed till;
    private final String key = "flowers-" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now();
    private Chrome chrome;

    ProofWalkTest(
            House house,
            Studies studies,
            HoldOuts holdOuts,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources,
            Intake intake) {
        this.house = house;
        this.studies = studies;
        this.holdOuts = holdOuts;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.till = new Feed(sources, intake, "till");
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
    }

    private String event(String name, int who, double daysAgo, String properties) {
        return "{'type':'track','event':'%s','userId':'%s-%d','timestamp':'%s','properties':{%s}}"
                .formatted(name, key, who, now.minus(Duration.ofMinutes(Math.round(daysAgo * 1_440))), properties);
    }

    /** Half got flowers 70 days ago: who had come seldom comes often since, the others come as before. */
    private void live() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean given = i % 4 < 2;
            boolean seldom = i % 3 > 0;
            String trial = "'experiment':'%s','arm':'%s'".formatted(key, given ? "given" : "held_out");
            events.add(event("Gift Decided", i, 70, trial));
            if (given) {
                events.add(
                        event("Gift Given", i, 69.9, "'experiment':'%s','cost':1.50,'currency':'EUR'".formatted(key)));
            }
            int before = seldom ? 1 : 3;
            int after = before + (given && seldom ? 2 : 0) + i / 4 % 2;
            for (int v = 0; v < before + after; v++) {
                events.add(event(
                        "Order Completed",
                        i,
                        v < before ? 80 + v : 60 - v,
                        "'order_id':'%s','total':12.50,'currency':'EUR','products':[]".formatted(UUID.randomUUID())));
            }
        }
        till.send(events);
        Settled.settle(belts, standings);
    }

    @Test
    void whatIsGivenIsJudgedOnItsPage() throws Exception {
        live();
        Worked.out(studies, jdbc, "effects");
        Worked.out(studies, jdbc, "effects");
        holdOuts.begin(HoldOut.Kind.GIFT, new Trial(key, 10), "Flowers for " + key, "/loyalty");
        Page desk = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        Page phone = chrome.page(house.user(Role.ANALYST), 390, ColorScheme.DARK);
        String trial = HoldOut.page(key);
        for (String path : List.of("/proof", trial, "/insight/effects")) {
            String name = path.startsWith("/proof/")
                    ? "proof-trial"
                    : path.substring(1).replace('/', '-');
            desk.navigate(chrome.at(path));
            chrome.look(desk, name + "-1360-light");
            phone.navigate(chrome.at(path));
            chrome.look(phone, name + "-390-dark");
        }
        desk.navigate(chrome.at("/proof"));
        desk.click("a:has-text('Flowers for " + key + "')");
        desk.locator(".pf-answer:has-text(': worth it.')").waitFor();
        assertThat(desk.locator(".pf-band").count()).isEqualTo(1);
        assertThat(desk.locator("#for-whom").count()).isEqualTo(1);
        assertThat(desk.locator("main").textContent()).contains("It works better for some than for others");
        desk.fill("#percent", "20");
        desk.click("button:has-text('Keep')");
        desk.locator("text=It holds for whoever meets it from now on").first().waitFor();
        assertThat(desk.locator("#percent").inputValue()).isEqualTo("20");
        assertThat(chrome.complaints).isEmpty();
    }
}
