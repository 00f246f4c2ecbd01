package heartstring.kernels.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For whom something works: a score by hand, and a planted trial. */
class UpliftTest {

    @Test
    void aScoreByHand() {
        // In their order: given and came, held and stayed away, given and stayed away, held and came.
        boolean[] given = {true, false, true, false};
        double[] came = {1, 0, 0, 1};
        UpliftScore score =
                UpliftScore.of(new double[] {4, 3, 2, 1}, given, came, 0.5).orElseThrow();
        assertThat(score.top()).isEqualTo(1);
        // Gains 0, 0, 1 × ½, ½ × ¾ and 0 at the quarters; between them straight lines.
        assertThat(score.auuc()).isCloseTo(0.25 * (0 + 0.25 + 0.4375 + 0.1875), within(1e-12));
        // 0, 0, 1, 1, 0 at the quarters, and 0 in the end.
        assertThat(score.qini()).isCloseTo(0.25 * (0 + 0.5 + 1 + 0.5) / 2, within(1e-12));
        // Two given for one held: 1 and 1 of 1 less 0, then 1 of 2 less twice 1 of 1.
        UpliftScore uneven = UpliftScore.of(
                        new double[] {3, 2, 1}, new boolean[] {true, true, false}, new double[] {1, 0, 1}, 1)
                .orElseThrow();
        assertThat(uneven.top()).isEqualTo(-0.5);
        assertThat(uneven.qini()).isCloseTo(((0 + 0 + 0 - 1) / 2.0 / 3 + 1 / 2.0) / 2, within(1e-12));
        UpliftScore alike = UpliftScore.of(new double[4], given, came, 0.5).orElseThrow();
        assertThat(alike.qini()).isZero();
        assertThat(alike.top()).isZero();
        assertThat(UpliftScore.of(new double[] {4, 3, 2, 1}, given, came, 0.25)).isEmpty();
    }

    @Test
    void whoMovesIsFoundAndWhoWouldComeAnywayIsNot() {
        Random random = new Random(9);
        int n = 6_000;
        double[][] x = new double[n][5];
        boolean[] given = new boolean[n];
        double[] came = new double[n];
        double[] truth = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.setAll(x[i], f -> f < 2 ? random.nextInt(2) : random.nextDouble());
            given[i] = random.nextBoolean();
            truth[i] = x[i][0] > 0 && x[i][2] > 0.5 ? 0.3 : 0;
            double chance = 0.1 + 0.4 * x[i][1] + (given[i] ? truth[i] : 0);
            came[i] = random.nextDouble() < chance ? 1 : 0;
        }
        int half = n / 2;
        UpliftModel model =
                UpliftModel.fit(Arrays.copyOf(x, half), Arrays.copyOf(given, half), Arrays.copyOf(came, half), 1);
        double[] score = new double[half];
        double[] chance = new double[half];
        for (int i = 0; i < half; i++) {
            score[i] = model.of(x[half + i]);
            chance[i] = x[half + i][1];
        }
        boolean[] others = Arrays.copyOfRange(given, half, n);
        double[] theirs = Arrays.copyOfRange(came, half, n);
        UpliftScore found = UpliftScore.of(score, others, theirs, 0.25).orElseThrow();
        UpliftScore anyway = UpliftScore.of(chance, others, theirs, 0.25).orElseThrow();
        UpliftScore best = UpliftScore.of(Arrays.copyOfRange(truth, half, n), others, theirs, 0.25)
                .orElseThrow();
        assertThat(found.top()).isGreaterThan(0.2);
        assertThat(found.qini()).isGreaterThan(0.75 * best.qini()).isGreaterThan(2 * anyway.qini());
        double[] again = {1, 0, 0.9, 0.5, 0.5};
        assertThat(model.of(again)).isGreaterThan(0.15);
        assertThat(UpliftModel.fit(Arrays.copyOf(x, half), Arrays.copyOf(given, half), Arrays.copyOf(came, half), 1)
                        .of(again))
                .as("the same seed gives the same")
                .isEqualTo(model.of(again));
        assertThatThrownBy(() -> UpliftModel.fit(new double[10][1], new boolean[10], new double[10], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
