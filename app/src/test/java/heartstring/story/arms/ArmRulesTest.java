package heartstring.story.arms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArmRulesTest {

    private static final int PIECES = 100_000;

    @Test
    void asManyAsSaidGoWithout() {
        for (int percent : new int[] {0, 1, 10, 50}) {
            double share = heldOut(new Trial("promotion:7", percent)) / (double) PIECES;
            // Five standard errors.
            double allowed = 5 * Math.sqrt(percent / 100.0 * (1 - percent / 100.0) / PIECES);
            assertThat(share).as(percent + " %").isBetween(percent / 100.0 - allowed, percent / 100.0 + allowed);
        }
    }

    @Test
    void whoGoesWithoutOneIsNoLikelierToGoWithoutAnother() {
        Trial one = new Trial("promotion:7", 10);
        Trial other = new Trial("promotion:8", 10);
        long both = LongStream.range(0, PIECES)
                .filter(p -> ArmRules.draw(one, p) == Arm.HELD_OUT && ArmRules.draw(other, p) == Arm.HELD_OUT)
                .count();
        assertThat(both).isBetween(850L, 1_150L);
    }

    @Test
    void aLargerShareKeepsThoseWhoWentWithoutBefore() {
        assertThat(LongStream.range(0, PIECES)
                        .filter(p -> ArmRules.draw(new Trial("gift:1", 10), p) == Arm.HELD_OUT)
                        .allMatch(p -> ArmRules.draw(new Trial("gift:1", 20), p) == Arm.HELD_OUT))
                .isTrue();
    }

    private static long heldOut(Trial trial) {
        return LongStream.range(0, PIECES)
                .filter(p -> ArmRules.draw(trial, p) == Arm.HELD_OUT)
                .count();
    }
}
