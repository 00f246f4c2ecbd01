package heartstring.story.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentRulesTest {

    private static final Map<Integer, Set<Integer>> ASKS =
            Map.of(1, Set.of(), 2, Set.of(1), 3, Set.of(1, 2), 4, Set.of(), 5, Set.of(99));

    @Test
    void thoseThatAskAboutOthersStandBehindThem() {
        assertThat(SegmentRules.ranks(ASKS)).isEqualTo(List.of(List.of(1, 4, 5), List.of(2), List.of(3)));
        assertThat(SegmentRules.ranks(Map.of(1, Set.of(2), 2, Set.of(1)))).isEqualTo(List.of(List.of(1, 2)));
    }

    @Test
    void aCircleIsSeenByWayOfOthers() {
        assertThat(SegmentRules.leadsTo(Set.of(3), 1, ASKS)).isTrue();
        assertThat(SegmentRules.leadsTo(Set.of(1), 3, ASKS)).isFalse();
        assertThat(SegmentRules.leadsTo(Set.of(7), 7, ASKS)).as("itself").isTrue();
    }
}
