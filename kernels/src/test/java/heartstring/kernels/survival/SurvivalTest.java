package heartstring.kernels.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.survival.Survival.Curve;
import heartstring.kernels.survival.Survival.Step;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    /** Weeks in remission of 21 patients on 6-MP (Freireich and others, Blood 21, 1963); a minus says: still in remission then. */
    private static final int[] WEEKS = {
        6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
    };

    private static Curve plain(int... ages) {
        double[] at = Arrays.stream(ages).mapToDouble(Math::abs).toArray();
        boolean[] ended = new boolean[ages.length];
        for (int i = 0; i < ages.length; i++) {
            ended[i] = ages[i] > 0;
        }
        return Survival.of(at, ones(ages.length), ones(ages.length), ended);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double error(Step step) {
        return step.survival() * Math.sqrt(step.greenwood());
    }

    @Test
    void theLeukaemiaTrialComesOutAsItIsPrinted() {
        Curve curve = plain(WEEKS);
        assertThat(curve.steps()).extracting(Step::age).containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(curve.steps()).extracting(Step::atRisk).containsExactly(21.0, 17.0, 15.0, 12.0, 11.0, 7.0, 6.0);
        double[] survival = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
        double[] error = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
        for (int i = 0; i < survival.length; i++) {
            assertThat(curve.steps().get(i).survival()).isCloseTo(survival[i], within(0.0001));
            assertThat(error(curve.steps().get(i))).isCloseTo(error[i], within(0.0001));
        }
        assertThat(curve.oldest()).isEqualTo(35);
    }

    @Test
    void fourByHand() {
        // Ends at 1, watched until 2, ends at 3, watched until 4: 3/4, then 3/4 * 1/2; 1/(4*3), then + 1/(2*1).
        Curve curve = plain(1, -2, 3, -4);
        assertThat(curve.at(0.5)).isEqualTo(1);
        assertThat(curve.at(1)).isEqualTo(0.75);
        assertThat(curve.at(2.9)).isEqualTo(0.75);
        assertThat(curve.at(100)).isEqualTo(0.375);
        assertThat(curve.steps().getLast().greenwood()).isCloseTo(1 / 12.0 + 1 / 2.0, within(1e-12));
        Survival.Share share = curve.between(1, 4);
        assertThat(share.share()).isEqualTo(0.5);
        assertThat(share.low()).isCloseTo(0.5 * Math.exp(-1.96 * Math.sqrt(0.5)), within(1e-4));
        assertThat(share.high()).isEqualTo(1);
    }

    @Test
    void withoutCensoringItIsTheShareThatIsLeftAndItsVarianceThatOfABinomial() {
        Curve curve = plain(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(curve.at(3)).isCloseTo(0.7, within(1e-12));
        double binomial = Math.sqrt(0.7 * 0.3 / 10);
        assertThat(error(curve.steps().get(2))).isCloseTo(binomial, within(1e-12));
        assertThat(curve.at(10)).isZero();
        assertThat(curve.between(10, 12)).isEqualTo(new Survival.Share(0, 0, 0));
    }

    @Test
    void whatIsSeenTwiceWeighsTwiceAndIsNoSurer() {
        int n = WEEKS.length;
        double[] ages = Arrays.stream(WEEKS).mapToDouble(Math::abs).toArray();
        boolean[] ended = new boolean[n];
        double[] twos = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < n; i++) {
            ended[i] = WEEKS[i] > 0;
            twos[i] = 2;
            squares[i] = 4;
        }
        Curve heavy = Survival.of(ages, twos, squares, ended);
        Curve plain = plain(WEEKS);
        for (int i = 0; i < plain.steps().size(); i++) {
            assertThat(heavy.steps().get(i).survival())
                    .isCloseTo(plain.steps().get(i).survival(), within(1e-12));
            assertThat(heavy.steps().get(i).greenwood())
                    .isCloseTo(plain.steps().get(i).greenwood(), within(1e-12));
        }
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(1958);
        int held = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            int n = 200;
            double[] ages = new double[n];
            boolean[] ended = new boolean[n];
            for (int i = 0; i < n; i++) {
                double end = -Math.log(1 - random.nextDouble());
                double watched = 3 * random.nextDouble();
                ages[i] = Math.min(end, watched);
                ended[i] = end <= watched;
            }
            Survival.Share share = Survival.of(ages, ones(n), ones(n), ended).between(0, 1);
            double truth = Math.exp(-1);
            held += share.low() <= truth && truth <= share.high() ? 1 : 0;
        }
        assertThat(held / (double) rounds).isBetween(0.92, 0.98);
    }

    @Test
    void nothingSeenIsNothingKnownAndNonsenseIsRefused() {
        Curve none = plain();
        assertThat(none.at(5)).isEqualTo(1);
        assertThat(none.oldest()).isZero();
        assertThatThrownBy(() -> Survival.of(new double[] {1}, new double[0], new double[] {1}, new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Survival.of(new double[] {Double.NaN}, ones(1), ones(1), new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Survival.of(new double[] {-1}, ones(1), ones(1), new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
