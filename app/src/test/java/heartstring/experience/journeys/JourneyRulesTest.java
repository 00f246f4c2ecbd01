package heartstring.experience.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.journeys.Touch.Which;
import heartstring.story.timeline.KindGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyRulesTest {

    private static Stage stage(String name, String intended, int aim, Promise promise, Touch... touches) {
        return new Stage(0, name, intended, aim, 0, List.of(touches), promise);
    }

    private static Touch order() {
        return new Touch.Named("Order Completed", "", Which.ANY);
    }

    @Test
    void whatIsTypedIsAKindOrAnEvent() {
        assertThat(JourneyRules.touch(" looking around ", "WEB", Which.FIRST))
                .isEqualTo(new Touch.Grouped(KindGroup.BROWSING, "web"));
        assertThat(JourneyRules.touch("Order Completed", "", Which.FIRST))
                .isEqualTo(new Touch.Named("Order Completed", "", Which.FIRST));
        assertThat(JourneyRules.touch("Everything else", "", Which.ANY)).isInstanceOf(Touch.Named.class);
        assertThat(JourneyRules.events(" Message Sent ,, Call Made, Message Sent"))
                .containsExactly("Message Sent", "Call Made");
        assertThat(new Touch.Named("Order Completed", "web", Which.FIRST).words())
                .isEqualTo("the first ever Order Completed in web");
    }

    @Test
    void touchesMatchByEventKindAndChannel() {
        Touch inWeb = new Touch.Named("Order Completed", "web", Which.ANY);
        assertThat(inWeb.matches("track", "Order Completed", "web")).isTrue();
        assertThat(inWeb.matches("track", "Order Completed", "till")).isFalse();
        assertThat(inWeb.matches("identify", "Order Completed", "web")).isFalse();
        Touch looking = new Touch.Grouped(KindGroup.BROWSING, "");
        assertThat(looking.matches("page", "Store Finder", "web")).isTrue();
        assertThat(looking.matches("track", "Product Viewed", "app")).isTrue();
        assertThat(looking.matches("track", "Order Completed", "app")).isFalse();
    }

    @Test
    void aDesignSaysWhatIsWrongWithIt() {
        Promise nothing = new Promise(List.of(), List.of(), 60);
        Promise never = new Promise(List.of(), List.of("Message Sent"), 0);
        List<Stage> many = new ArrayList<>();
        for (int i = 0; i <= JourneyRules.MOST_STAGES; i++) {
            many.add(stage("S" + i, "trust", 40, null, order()));
        }
        String[][] cases = {
            {JourneyRules.fault(" ", many), "name"},
            {JourneyRules.fault("A", List.of()), "1 to 12 stages"},
            {JourneyRules.fault("A", many), "1 to 12 stages"},
            {JourneyRules.fault("A", List.of(stage("", "trust", 40, null, order()))), "stage's name"},
            {JourneyRules.fault("A", List.of(stage("B", "bliss", 40, null, order()))), "one of: delight"},
            {JourneyRules.fault("A", List.of(stage("B", "trust", 0, null, order()))), "1 to 100"},
            {JourneyRules.fault("A", List.of(stage("B", "trust", 40, null))), "which touchpoints"},
            {JourneyRules.fault("A", List.of(stage("B", "trust", 40, nothing, order()))), "which event keeps"},
            {JourneyRules.fault("A", List.of(stage("B", "trust", 40, never, order()))), "within 1 minute"},
            {
                JourneyRules.fault(
                        "A", List.of(stage("B", "trust", 40, null, order()), stage("b", "calm", 40, null, order()))),
                "a name of its own"
            },
        };
        for (String[] one : cases) {
            assertThat(one[0]).as(one[1]).contains(one[1]);
        }
        for (JourneyTemplates template : JourneyTemplates.values()) {
            assertThat(JourneyRules.fault(template.label(), template.stages()))
                    .as(template.label())
                    .isNull();
        }
    }

    @Test
    void aDesignIsStoredAsItIs() {
        for (JourneyTemplates template : JourneyTemplates.values()) {
            for (Stage stage : template.stages()) {
                assertThat(JourneyJson.readTouches(JourneyJson.touches(stage.touches())))
                        .isEqualTo(stage.touches());
                assertThat(JourneyJson.readPromise(JourneyJson.promise(stage.promise())))
                        .isEqualTo(stage.promise());
            }
            assertThat(JourneyJson.stages(JourneyJson.design("A", template.stages())))
                    .isEqualTo(template.stages().size());
        }
        assertThat(new Promise(List.of(), List.of("Message Sent"), 60).words()).isEqualTo("Message Sent within 1 hour");
        assertThat(new Promise(List.of(), List.of("A", "B"), 2_880).words()).isEqualTo("A or B within 2 days");
    }

    @Test
    void stagesThatChangePlacesAreReadOtherwise() {
        Stage one = stage("A", "trust", 40, null, order()).withId(1);
        Stage two = stage("A", "trust", 40, null, order()).withId(2);
        assertThat(JourneyRules.isReadOtherwise(List.of(one, two), List.of(one, two)))
                .isFalse();
        assertThat(JourneyRules.isReadOtherwise(List.of(one, two), List.of(two, one)))
                .isTrue();
    }
}
