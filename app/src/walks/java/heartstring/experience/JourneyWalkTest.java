package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import heartstring.Chrome;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import heartstring.experience.journeys.Touch.Which;
import heartstring.experience.paths.FoundPaths;
import heartstring.experience.stages.Stages;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The map of a journey on a desk and on a phone. */
@HouseTest
class JourneyWalkTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    /** A channel of its own; channels have letters alone. */
    private final String where = mark.codePoints()
            .mapToObj(c -> String.valueOf((char) ('a' + c % 26)))
            .collect(Collectors.joining("", "walk_", ""));

    private final House house;
    private final Journeys journeys;
    private final Stages stages;
    private final FoundPaths paths;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Tracking source;
    private Chrome chrome;

    JourneyWalkTest(
            House house,
            Journeys journeys,
            Stages stages,
            FoundPaths paths,
            Belts belts,
            JdbcClient jdbc,
            Sources sources) {
        this.house = house;
        this.journeys = journeys;
        this.stages = stages;
        this.paths = paths;
        this.belts = belts;
        this.jdbc = jdbc;
        this.source = new Tracking(house, sources, "web");
    }

    @BeforeEach
    void open() {
        chrome = new Chrome(house);
    }

    @AfterEach
    void close() {
        chrome.close();
    }

    private static Touch named(String event, Which which) {
        return new Touch.Named(event, "", which);
    }

    private Journey lived() throws Exception {
        Journey journey = ((Journeys.Outcome.Done) journeys.add("Walk " + mark, design())).journey();
        List<String> events = new ArrayList<>();
        Instant start = Instant.now().minus(Duration.ofDays(20));
        for (int i = 0; i < 24; i++) {
            String[] way = i % 3 == 0
                    ? new String[] {"Looked", "Bought", "Message", "Sent Back", "Looked"}
                    : i % 3 == 1
                            ? new String[] {"Looked", "Bought", "Bought", "Message", "Bought", "Shared"}
                            : new String[] {"Looked", "Bought", "Message"};
            for (int n = 0; n < way.length; n++) {
                String name = way[n].equals("Message") ? "Message Received" : way[n] + " " + mark;
                events.add(
                        "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"walk-%s-%d\",\"event\":\"%s\",\"timestamp\":\"%s\",\"context\":{\"channel\":\"%s\"},\"properties\":{\"text\":\"Where is it?\"}}"
                                .formatted(
                                        UUID.randomUUID(),
                                        mark,
                                        i,
                                        name,
                                        start.plus(Duration.ofHours(n * 30L + i)),
                                        where));
            }
        }
        source.post("batch", "{\"batch\":[" + String.join(",", events) + "]}");
        Instant until = Instant.now().plusSeconds(60);
        do {
            belts.drain();
        } while (belts.waiting() > 0 && Instant.now().isBefore(until));
        jdbc.sql("""
                        insert into experience.feeling_word (touchpoint_id, profile_id, tone, felt, at)
                        select f.touchpoint_id, f.profile_id, case when f.touchpoint_id % 3 = 0 then 'positive' else 'negative' end,
                               case f.touchpoint_id % 3 when 0 then 'gratitude' when 1 then 'worry' else 'frustration' end, now()
                          from experience.feeling f where f.channel = :where on conflict do nothing""").param("where", where).update();
        jdbc.sql("""
                        insert into experience.stage_due (profile_id) select distinct profile_id from experience.feeling where channel = :where
                        order by 1 on conflict do nothing""").param("where", where).update();
        stages.drain();
        paths.find(journey);
        return journey;
    }

    private List<Stage> design() {
        return List.of(
                new Stage(0, "Discover", "interest", 30, 0, List.of(named("Looked " + mark, Which.ANY)), null),
                new Stage(0, "First purchase", "trust", 40, 0, List.of(named("Bought " + mark, Which.FIRST)), null),
                new Stage(0, "Regular visits", "delight", 40, 0, List.of(named("Bought " + mark, Which.LATER)), null),
                new Stage(
                        0,
                        "Ask",
                        "gratitude",
                        40,
                        0,
                        List.of(new Touch.Named("Message Received", where, Which.ANY)),
                        null),
                new Stage(0, "Return", "calm", 30, 0, List.of(named("Sent Back " + mark, Which.ANY)), null),
                new Stage(0, "Recommend", "delight", 50, 0, List.of(named("Shared " + mark, Which.ANY)), null));
    }

    @Test
    void theMapIsReadOnADeskAndOnAPhone() throws Exception {
        Journey journey = lived();
        Page page = chrome.page(house.user(Role.MANAGER), 1360, ColorScheme.LIGHT);
        page.navigate(chrome.at("/experience/journeys"));
        chrome.look(page, "journeys-1360-light");
        page.navigate(chrome.at("/experience/journeys/" + journey.id()));
        chrome.look(page, "journey-map-1360-light");
        assertThat(page.locator(".jm-felt-point").count()).isPositive();
        page.locator("text=The most frequent 95 %").click();
        page.waitForURL("**share=95**");
        page.navigate(chrome.at("/experience/journeys/" + journey.id() + "/design"));
        chrome.look(page, "journey-design-1360-light");
        page.setViewportSize(390, 844);
        chrome.look(page, "journey-design-390-light");
        page.navigate(chrome.at("/experience/journeys/" + journey.id() + "/stages/"
                + journey.stages().get(3).id()));
        chrome.look(page, "journey-words-390-light");
        page.close();
        Page phone = chrome.page(house.user(Role.AGENT), 390, ColorScheme.DARK);
        phone.navigate(chrome.at("/experience/journeys/" + journey.id()));
        chrome.look(phone, "journey-map-390-dark");
        assertThat(chrome.complaints).isEmpty();
        journeys.setArchived(journey.id(), true);
    }
}
