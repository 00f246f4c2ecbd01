package heartstring.experience.stages;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import heartstring.experience.journeys.Touch.Which;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WalkRulesTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final Journey JOURNEY = new Journey(
            1,
            "Shop",
            1,
            false,
            List.of(
                    stage(1, null, named("Order Completed", Which.FIRST)),
                    stage(2, null, named("Order Completed", Which.LATER)),
                    stage(
                            3,
                            new Promise(List.of("Message Received"), List.of("Message Sent"), 60),
                            named("Message Received", Which.ANY),
                            named("Call Received", Which.ANY))));

    private static Stage stage(int id, Promise promise, Touch... touches) {
        return new Stage(id, "S" + id, "trust", 40, 0, List.of(touches), promise);
    }

    private static Touch named(String event, Which which) {
        return new Touch.Named(event, "", which);
    }

    private static Happened at(long id, String name, double hours) {
        return new Happened(id, 7, "track", name, "web", START.plusSeconds((long) (hours * 3_600)));
    }

    private static Told told(long id, double hours, String tone, String... felt) {
        return new Told(id, 7, START.plusSeconds((long) (hours * 3_600)), tone, List.of(felt), 1, null);
    }

    private static List<StageTouch> walk(List<Happened> happened, Told... told) {
        Map<Long, Told> said = new TreeMap<>();
        for (Told one : told) {
            said.put(one.touchpointId(), one);
        }
        return WalkRules.walk(JOURNEY, happened, said, ZONE);
    }

    private static List<StageTouch> walk(Stage only, Happened... happened) {
        return WalkRules.walk(
                new Journey(2, "Other", 1, false, List.of(only)), List.of(happened), new TreeMap<>(), ZONE);
    }

    private static String line(List<StageTouch> touches) {
        return String.join(
                " ",
                touches.stream()
                        .sorted(Comparator.comparingLong(StageTouch::touchpointId))
                        .map(t -> t.touchpointId() + ":" + t.stageId() + (t.own() ? "" : "said"))
                        .toList());
    }

    @Test
    void eachTouchpointBelongsToTheFirstStageThatLooksForIt() {
        List<Happened> happened = List.of(
                at(1, "Order Completed", 0),
                at(2, "Product Viewed", 1),
                at(3, "Order Completed", 2),
                at(4, "Message Received", 3),
                at(5, "Order Completed", 4));
        assertThat(line(walk(happened))).isEqualTo("1:1 3:2 4:3 5:2");
    }

    @Test
    void promisesAreMetByWhatFollowsAndOnlyBegunByWhatBeginsThem() {
        List<StageTouch> touches = walk(List.of(
                at(1, "Message Received", 0),
                at(2, "Message Received", 0.5),
                at(3, "Message Sent", 2),
                at(4, "Message Received", 3),
                at(5, "Call Received", 4)));
        assertThat(touches).hasSize(4);
        StageTouch first = touches.get(0);
        assertThat(first.dueAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(first.metAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(touches.get(1).metAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(touches.get(2).dueAt()).isNotNull();
        assertThat(touches.get(2).metAt()).as("not answered").isNull();
        assertThat(touches.get(3).dueAt()).as("a call begins no promise").isNull();
    }

    @Test
    void whatIsSaidBelongsToTheStageWhereOneWasLastForTwoWeeks() {
        List<Happened> happened =
                List.of(at(1, "Order Completed", 0), at(2, "Order Completed", 48), at(3, "Message Received", 72));
        double fortnight = 14 * 24;
        List<StageTouch> touches = walk(
                happened,
                told(10, -1, "negative", "anger"),
                told(11, 1, "positive", "delight"),
                told(12, 71, "neutral", "neutral"),
                told(3, 72, "negative", "worry"),
                told(13, 72 + fortnight, "unsure"),
                told(14, 73 + fortnight, "positive", "trust"));
        assertThat(line(touches)).isEqualTo("1:1 2:2 3:3 11:1said 12:2said 13:3said");
        assertThat(touches)
                .filteredOn(t -> t.touchpointId() == 3)
                .allMatch(t -> t.own() && t.felt().equals(List.of("worry")));
    }

    @Test
    void theOrderInWhichThingsComeInDoesNotMatterAndDaysAreThoseOfTheHouse() {
        List<Happened> happened =
                new ArrayList<>(List.of(at(1, "Order Completed", 13.5), at(2, "Order Completed", 13.5)));
        assertThat(line(walk(happened))).isEqualTo("1:1 2:2");
        assertThat(walk(happened).getFirst().day()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void whatWasPickedGoesBeforeWhatWasRead() {
        Told read = told(1, 0, "unsure");
        Told picked = new Told(1, 7, START, "positive", List.of("delight"), 0, 0.9);
        for (Told both : List.of(read.and(picked), picked.and(read))) {
            assertThat(both.tone()).isEqualTo("positive");
            assertThat(both.felt()).containsExactly("delight");
            assertThat(both.rated()).isEqualTo(0.9);
        }
        Told worried = told(1, 0, "negative", "worry");
        assertThat(worried.and(picked).felt()).containsExactly("delight", "worry");
        assertThat(ToldSql.feeling("annoyance")).isEqualTo("frustration");
        assertThat(ToldSql.rated("nps", 9, 10)).isEqualTo(0.9);
        assertThat(ToldSql.rated("csat", 1, 5)).isZero();
        assertThat(ToldSql.rated(null, 1, 5)).isNull();
    }

    @Test
    void whatBeginsAPromiseDoesNotKeepItAndWhatIsForLaterLeavesTheFirstOut() {
        Promise again = new Promise(List.of("Visit"), List.of("Visit"), 60);
        List<StageTouch> visits =
                walk(stage(4, again, named("Visit", Which.ANY)), at(1, "Visit", 0), at(2, "Visit", 5));
        assertThat(visits).extracting(StageTouch::metAt).containsExactly(START.plus(Duration.ofHours(5)), null);
        assertThat(line(walk(
                        stage(5, null, named("Visit", Which.LATER)),
                        at(1, "Visit", 0),
                        at(2, "Visit", 1),
                        at(3, "Visit", 2))))
                .isEqualTo("2:5 3:5");
    }
}
