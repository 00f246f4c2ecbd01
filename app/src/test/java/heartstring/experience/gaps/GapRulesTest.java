package heartstring.experience.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.gaps.GapRules.Heard;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapRulesTest {

    /** Of so many things said so many carry trust, so many anger, the others nothing. */
    private static Heard heard(int told, int trust, int anger) {
        Map<String, Integer> counts = Map.of("trust", trust, "anger", anger, "neutral", told - trust - anger);
        return new Heard(told, counts, counts);
    }

    private record Case(String what, Heard now, Heard before, int aim, boolean settled, boolean opens) {}

    @Test
    void aGapOpensBeyondChanceAndBelowTheDesignAlone() {
        Heard usual = heard(200, 120, 20);
        Case[] cases = {
            new Case("many angry messages", heard(100, 10, 80), usual, 50, true, true),
            new Case("as usual", heard(100, 60, 10), usual, 50, true, false),
            new Case("a little lower", heard(100, 52, 20), usual, 60, true, false),
            new Case("lower, and as designed still", heard(200, 80, 60), usual, 30, true, false),
            new Case("too few to tell", heard(19, 0, 19), usual, 50, true, false),
            new Case("few, and clear", heard(20, 0, 20), usual, 50, true, true),
            new Case("lower by chance", heard(25, 11, 8), usual, 60, true, false),
            new Case("less trust and less anger, more of nothing", heard(100, 20, 5), usual, 50, true, true),
            new Case(
                    "beyond chance by few points",
                    heard(5_000, 2_300, 1_000),
                    heard(20_000, 10_400, 2_000),
                    60,
                    true,
                    false),
            new Case("low as ever", heard(100, 10, 80), heard(400, 40, 320), 50, true, false),
            new Case("never heard before, far from the design", heard(100, 10, 80), heard(3, 2, 0), 50, true, true),
            new Case("the same while much is unread", heard(100, 10, 80), heard(3, 2, 0), 50, false, false),
            new Case("never heard before, as designed", heard(100, 60, 10), heard(0, 0, 0), 50, true, false),
        };
        for (Case one : cases) {
            GapRules.Widened found = GapRules.widened(one.now(), one.before(), "trust", one.aim(), one.settled());
            assertThat(found != null).as(one.what()).isEqualTo(one.opens());
        }
    }

    @Test
    void otherGoodFeelingsAreNoGap() {
        Heard delighted = new Heard(100, Map.of("delight", 90, "trust", 10), Map.of("delight", 90, "trust", 10));
        assertThat(GapRules.widened(delighted, heard(200, 120, 20), "trust", 50, true))
                .isNull();
    }

    @Test
    void whatIsHeldAgainstIsToldAndItClosesWithRoomToSpare() {
        GapRules.Widened found = GapRules.widened(heard(100, 10, 80), heard(200, 120, 20), "trust", 50, true);
        assertThat(found).isEqualTo(new GapRules.Widened("anger", 0.1, 0.6, false));
        assertThat(GapRules.widened(heard(100, 10, 80), heard(0, 0, 0), "trust", 50, true))
                .isEqualTo(new GapRules.Widened("anger", 0.1, 0.5, true));
        assertThat(GapRules.hasClosed(heard(100, 40, 10), "trust", 0.6, 50)).isFalse();
        assertThat(GapRules.hasClosed(heard(100, 54, 10), "trust", 0.6, 90)).isFalse();
        assertThat(GapRules.hasClosed(heard(100, 55, 10), "trust", 0.6, 90)).isTrue();
        assertThat(GapRules.hasClosed(heard(100, 50, 10), "trust", 0.6, 50))
                .as("as designed")
                .isTrue();
        assertThat(GapRules.hasClosed(heard(10, 10, 0), "trust", 0.6, 50))
                .as("too few")
                .isFalse();
    }
}
