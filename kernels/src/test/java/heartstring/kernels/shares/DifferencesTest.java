package heartstring.kernels.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    /** The first rows of table II of Newcombe 1998, method 10. */
    @Test
    void sharesDifferAsPublished() {
        Interval a = Differences.shares(56, 70, 48, 80).interval();
        assertThat(a.value()).isCloseTo(0.2, within(1e-9));
        assertThat(a.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(a.high()).isCloseTo(0.3339, within(5e-5));
        Interval b = Differences.shares(9, 10, 3, 10).interval();
        assertThat(b.low()).isCloseTo(0.1705, within(5e-5));
        assertThat(b.high()).isCloseTo(0.8090, within(5e-5));
        assertThat(Differences.shares(0, 10, 0, 20).chance()).isEqualTo(1);
    }

    @Test
    void meansDifferByWelch() {
        // 1, 2, 3, 4, 5 against 3, 4, 5, 5, 5, 5 as counts from nought: t = -1.910 with 5.83 degrees, p = 0.106.
        Difference found = Differences.means(new long[] {0, 1, 1, 1, 1, 1}, new long[] {0, 0, 0, 1, 1, 4});
        assertThat(found.interval().value()).isCloseTo(-1.5, within(1e-9));
        assertThat(found.chance()).isCloseTo(0.106, within(0.005));
        assertThat(found.isMoreThanChance()).isFalse();
        assertThat(Differences.means(new long[] {0, 1}, new long[] {5, 5}).chance())
                .isEqualTo(1);
        assertThat(Differences.means(new long[] {0, 3}, new long[] {3, 0}).chance())
                .isZero();
    }

    /** Two halves of the same crowd differ by more than chance about once in twenty. */
    @Test
    void promoterScoresOfTheSameCrowdSeldomDiffer() {
        Random random = new Random(11);
        int told = 0;
        for (int i = 0; i < 2_000; i++) {
            told += Differences.promoterScores(crowd(random, 40), crowd(random, 60))
                            .isMoreThanChance()
                    ? 1
                    : 0;
        }
        assertThat(told / 2_000.0).isBetween(0.03, 0.06);
        Difference clear = Differences.promoterScores(new long[] {10, 20, 70}, new long[] {40, 30, 30});
        assertThat(clear.interval().value()).isCloseTo(0.7, within(1e-9));
        assertThat(clear.interval().low()).isGreaterThan(0.4);
        assertThat(clear.isMoreThanChance()).isTrue();
    }

    private static long[] crowd(Random random, int all) {
        long[] crowd = new long[3];
        for (int i = 0; i < all; i++) {
            double lot = random.nextDouble();
            crowd[lot < 0.2 ? 0 : lot < 0.5 ? 1 : 2]++;
        }
        return crowd;
    }

    /** The fifteen chances of Benjamini and Hochberg 1995: four are told. */
    @Test
    void ofFifteenFourAreTold() {
        double[] rates = Discoveries.rates(new double[] {
            0.0459, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        });
        assertThat(Arrays.stream(rates).filter(rate -> rate <= 0.05).count()).isEqualTo(4);
        assertThat(rates[4]).isLessThanOrEqualTo(0.05);
        assertThat(rates[0]).isGreaterThan(0.05);
        assertThat(Discoveries.rates(new double[0])).isEmpty();
    }

    /** “The Swiss” in table 2 of Dunning 1993. */
    @Test
    void aRiseIsAsStrongAsPublished() {
        Rise rise = Rise.of(110, 110 + 2_442, 111, 111 + 29_114);
        assertThat(rise.strength()).isCloseTo(270.72, within(0.01));
        assertThat(rise.rises()).isTrue();
        assertThat(Rise.of(1, 10, 1, 10).chance()).isCloseTo(1, within(1e-6));
        assertThat(Rise.of(0, 10, 9, 10).rises()).isFalse();
        assertThat(Normal.either(1.959963984540054)).isCloseTo(0.05, within(1e-6));
    }
}
