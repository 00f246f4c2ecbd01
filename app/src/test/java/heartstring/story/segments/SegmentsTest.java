package heartstring.story.segments;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Segments within segments. */
@HouseTest
class SegmentsTest {

    private static final String REGULARS = "{'term':'orders','is':'at-least','value':10}";

    private final House house;
    private final Segments segments;
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Integer> made = new ArrayList<>();

    SegmentsTest(House house, Segments segments) {
        this.house = house;
        this.segments = segments;
    }

    @AfterEach
    void takeAway() {
        made.reversed().forEach(segments::remove);
    }

    private int segment(String name, String condition) {
        Segments.Outcome outcome = segments.add(name + " " + mark, "", condition.replace('\'', '"'));
        assertThat(outcome).isInstanceOf(Segments.Outcome.Done.class);
        made.add(((Segments.Outcome.Done) outcome).segmentId());
        return made.getLast();
    }

    @Test
    void aSegmentNeverAsksAboutItselfAndOneThatIsAskedAboutStays() {
        int one = segment("One", REGULARS);
        int two = segment("Two", "{'not':{'term':'segment.%d','is':'is','value':true}}".formatted(one));
        String circle = "{\"all\":[{\"term\":\"segment.%d\",\"is\":\"is\",\"value\":true}]}".formatted(two);
        assertThat(((Segments.Outcome.Refused) segments.change(one, "One " + mark, "", circle)).sentence())
                .contains("cannot ask who is in itself");
        assertThat(((Segments.Outcome.Refused) segments.remove(one)).sentence()).contains("“Two " + mark + "”");
        Api api = house.api("insight:read", "insight:write");
        assertThat(api.send("DELETE", "/api/segments/" + one, null).status()).isEqualTo(409);
        assertThat(house.as(Role.MANAGER)
                        .post(
                                "/segments/preview",
                                "segment",
                                String.valueOf(two),
                                "c1.term",
                                "segment." + two,
                                "c1.is",
                                "is",
                                "c1.value",
                                "true")
                        .body())
                .contains("cannot ask who is in itself");
        segments.remove(two);
        assertThat(segments.remove(one)).isInstanceOf(Segments.Outcome.Done.class);
        // What is gone can still be read, and has nobody.
        int three = segment("Three", "{'term':'segment.%d','is':'is','value':true}".formatted(one));
        assertThat(segments.sentence(segments.find(three).orElseThrow())).contains("is in the segment “One " + mark);
    }
}
