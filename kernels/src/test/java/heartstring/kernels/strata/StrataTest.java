package heartstring.kernels.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrataTest {

    /** Deaths under tolbutamide and under nothing, by age (University Group Diabetes Program 1970), as in Rothman: 1.33, 0.80 to 2.20. */
    @Test
    void theTrialOfTolbutamideGivesThePublishedRatio() {
        Ratio ratio = Strata.ratio(List.of(new Stratum(8, 106, 5, 120), new Stratum(22, 98, 16, 85)))
                .orElseThrow();
        assertThat(ratio.ratio()).isCloseTo(1.33, within(0.005));
        assertThat(ratio.low()).isCloseTo(0.80, within(0.005));
        assertThat(ratio.high()).isCloseTo(2.20, within(0.005));
        assertThat(ratio.share() / ratio.otherShare()).isCloseTo(ratio.ratio(), within(1e-12));
        assertThat(ratio.chance()).isBetween(0.2, 0.35);
        assertThat(ratio.compared()).isEqualTo(204);
    }

    @Test
    void whoHasNobodyLikeThemIsLeftOut() {
        Stratum alone = new Stratum(50, 50, 0, 0);
        Stratum pair = new Stratum(2, 10, 4, 10);
        assertThat(Strata.ratio(List.of(pair, alone))).isEqualTo(Strata.ratio(List.of(pair)));
        assertThat(Strata.ratio(List.of(alone))).isEmpty();
        assertThat(Strata.ratio(List.of(new Stratum(0, 10, 4, 10)))).isEmpty();
        assertThat(Strata.ratio(List.of())).isEmpty();
        assertThatThrownBy(() -> new Stratum(3, 2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Those who come often feel better and come again anyway: compared as they are it looks like much, within strata like nothing. */
    @Test
    void whatTheStrataExplainIsTakenOut() {
        Ratio raw = Strata.ratio(List.of(new Stratum(90 + 20, 100 + 50, 9 + 80, 10 + 200)))
                .orElseThrow();
        Ratio within = Strata.ratio(List.of(new Stratum(90, 100, 9, 10), new Stratum(20, 50, 80, 200)))
                .orElseThrow();
        assertThat(raw.low()).isGreaterThan(1.3);
        assertThat(within.ratio()).isCloseTo(1, within(1e-9));
        assertThat(within.chance()).isGreaterThan(0.99);
    }

    /** In 200 sparse worlds with a true ratio of 0.8 the interval holds it about 95 times of 100. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        int held = 0;
        for (int world = 0; world < 400; world++) {
            List<Stratum> strata = new ArrayList<>();
            for (int s = 0; s < 60; s++) {
                double base = 0.3 + 0.5 * random.nextDouble();
                int all = 1 + random.nextInt(8);
                int others = 1 + random.nextInt(8);
                strata.add(new Stratum(hits(random, all, base * 0.8), all, hits(random, others, base), others));
            }
            Ratio ratio = Strata.ratio(strata).orElseThrow();
            held += ratio.low() <= 0.8 && 0.8 <= ratio.high() ? 1 : 0;
        }
        assertThat(held).isBetween(368, 392);
    }

    private static int hits(Random random, int all, double chance) {
        int hits = 0;
        for (int i = 0; i < all; i++) {
            hits += random.nextDouble() < chance ? 1 : 0;
        }
        return hits;
    }
}
