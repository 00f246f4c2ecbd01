package heartstring.kernels.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void sharesAreThoseOfPublishedTables() {
        // R. G. Newcombe: Statistics in Medicine 17 (1998), 857–872, table I, method 3.
        Interval some = Shares.share(81, 263);
        assertThat(some.low()).isCloseTo(0.2553, within(0.00005));
        assertThat(some.high()).isCloseTo(0.3662, within(0.00005));
        Interval few = Shares.share(15, 148);
        assertThat(few.low()).isCloseTo(0.0624, within(0.00005));
        assertThat(few.high()).isCloseTo(0.1605, within(0.00005));
        Interval none = Shares.share(0, 20);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.1611, within(0.00005));
        assertThat(Shares.share(29, 29).high()).isEqualTo(1);
    }

    @Test
    void thePromoterScoreCoversTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        for (double[] truth : new double[][] {{0.1, 0.3, 0.6}, {0.3, 0.3, 0.4}, {0.02, 0.18, 0.8}}) {
            for (int n : new int[] {10, 40, 200}) {
                int covered = 0;
                for (int run = 0; run < 4_000; run++) {
                    long[] counts = new long[3];
                    for (int i = 0; i < n; i++) {
                        double u = random.nextDouble();
                        counts[u < truth[0] ? 0 : u < truth[0] + truth[1] ? 1 : 2]++;
                    }
                    Interval found = Shares.promoterScore(counts[0], counts[1], counts[2]);
                    covered += found.low() <= truth[2] - truth[0] && truth[2] - truth[0] <= found.high() ? 1 : 0;
                }
                assertThat(covered / 4_000.0).as(truth[0] + " of " + n).isBetween(0.925, 0.985);
            }
        }
        assertThat(Shares.promoterScore(1, 2, 7).value()).isCloseTo(0.6, within(1e-12));
        assertThat(Shares.promoterScore(0, 0, 3).high()).isLessThanOrEqualTo(1);
    }

    @Test
    void meansUseStudentsT() {
        // 4 degrees of freedom: t = 2.7764; the five numbers 1 to 5 have a standard error of 0.7071.
        Interval mean = Shares.mean(new long[] {1, 1, 1, 1, 1, 0, 0}, 1);
        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.high() - mean.value()).isCloseTo(2.7764 * 0.70711, within(0.01));
        assertThat(Shares.mean(new long[] {0, 0, 0, 0, 1}, 1)).isEqualTo(new Interval(1, 5, 5));
        assertThat(Shares.mean(new long[] {0, 0, 0, 0, 9}, 1)).isEqualTo(new Interval(5, 5, 5));
    }

    @Test
    void ofNothingThereIsNoFigure() {
        assertThatThrownBy(() -> Shares.share(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.promoterScore(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.mean(new long[5], 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
