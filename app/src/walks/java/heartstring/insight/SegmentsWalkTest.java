package heartstring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A segment is put together in the form, compared with another, and a property is defined; on a desk and a phone. */
@HouseTest
class SegmentsWalkTest {

    private final House house;
    private final Studies studies;
    private final Segments segments;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Feed web;
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private Chrome chrome;

    SegmentsWalkTest(
            House house,
            Studies studies,
            Segments segments,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Intake intake,
            Sources sources) {
        this.house = house;
        this.studies = studies;
        this.segments = segments;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
        segments.all().stream().filter(g -> g.name().endsWith(mark)).forEach(g -> segments.remove(g.id()));
    }

    private void people() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            events.add("{'type':'identify','userId':'%s%d','traits':{'name':'Nr %d %s','language':'%s','city':'%s'}}"
                    .formatted(mark, i, i, mark, i % 3 == 0 ? "fr" : "de", (i < 50 ? "Rot" : "Blau") + mark));
        }
        web.send(events);
        Settled.settle(belts, standings);
    }

    @Test
    void segmentsAreNamedComparedAndOpened() throws Exception {
        people();
        Page desk = chrome.page(house.user(Role.ANALYST), 1360, ColorScheme.LIGHT);
        desk.navigate(chrome.at("/segments"));
        desk.fill("#name", "Red " + mark);
        desk.click("button:has-text('Add a condition')");
        desk.locator("[data-test] select").first().selectOption("city");
        desk.locator("[data-test] input[name$='.value']").fill("Rot" + mark);
        desk.locator("[data-test] input[name$='.value']").press("Tab");
        desk.locator("#reading:has-text('lives in Rot" + mark + "')").waitFor();
        desk.locator("#whom:has-text('50 customers of')").waitFor();
        desk.click("button:has-text('Add several')");
        desk.locator("[data-box] [data-test] select").first().selectOption("language");
        desk.locator("[data-box] input[name$='.value']").fill("fr");
        desk.locator("[data-box] select[name$='.join']").selectOption("none");
        desk.locator("#reading:has-text('does not speak fr')").waitFor();
        desk.locator("#whom:has-text('33 customers of')").waitFor();
        desk.locator("[data-box] button[aria-label='Take all of these out']").click();
        desk.locator("#whom:has-text('50 customers of')").waitFor();
        desk.click("button:has-text('Name this segment')");
        desk.locator("h1:has-text('Red " + mark + "')").waitFor();
        segments.add(
                "French " + mark,
                "",
                "{\"all\":[{\"term\":\"language\",\"is\":\"is\",\"value\":\"fr\"},{\"term\":\"city\",\"is\":\"one-of\",\"values\":[\"Rot%s\",\"Blau%s\"]}]}"
                        .formatted(mark, mark));
        Worked.out(studies, jdbc, "segments");
        List<Integer> ids = segments.all().stream()
                .filter(g -> g.name().endsWith(mark))
                .map(g -> g.id())
                .toList();
        String compared = "/insight/segments?segment=" + ids.getFirst() + "&segment=" + ids.getLast();
        Page phone = chrome.page(house.user(Role.MANAGER), 390, ColorScheme.DARK);
        for (String path : List.of(compared, "/segments", "/segments/" + ids.getFirst(), "/computed")) {
            String name = "segments" + path.replaceAll("\\?.*", "").replaceAll("[/0-9]+", "-");
            desk.navigate(chrome.at(path));
            chrome.look(desk, name + "1360-light");
            phone.navigate(chrome.at(path));
            chrome.look(phone, name + "390-dark");
        }
        desk.navigate(chrome.at(compared));
        desk.locator("tr:has(.ig-in) a").first().click();
        desk.locator("h1:has-text('Customers')").waitFor();
        assertThat(desk.locator(".hs-chips").textContent()).contains(mark);
        assertThat(chrome.complaints).isEmpty();
    }
}
