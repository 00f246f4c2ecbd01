package heartstring.kernels.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadTest {

    private static final List<String> LABELS = List.of("right", "far");

    /** Points of a plane: "right" when to the right of a slanted line, now and then wrongly told; "far" never. */
    private static HeadTraining training(int points) {
        SplittableRandom random = new SplittableRandom(5);
        float[][] vectors = new float[points][];
        boolean[][] truths = new boolean[points][];
        for (int i = 0; i < points; i++) {
            vectors[i] = new float[] {(float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)};
            double chance = 1 / (1 + Math.exp(-(1 + 4 * vectors[i][0] - 2 * vectors[i][1])));
            truths[i] = new boolean[] {random.nextDouble() < chance, false};
        }
        return new HeadTraining(LABELS, vectors, truths);
    }

    @Test
    void findsTheWeightsThatMadeTheExamples() {
        Head head = training(20_000).learn(0);
        double[] chances = head.chances(new float[] {0.5f, 0.25f});
        assertThat(chances[0]).isCloseTo(1 / (1 + Math.exp(-2.5)), within(0.02));
        assertThat(head.chances(new float[] {-1, 1})[0]).isCloseTo(1 / (1 + Math.exp(5)), within(0.02));
        assertThat(chances[1]).isLessThan(0.01);
    }

    @Test
    void theSameExamplesGiveTheSameHeadAndAPenaltyASmallerOne() {
        assertThat(training(300).learn(0.01).lines())
                .isEqualTo(training(300).learn(0.01).lines());
        float[] far = {1, -1};
        assertThat(training(300).learn(1).chances(far)[0])
                .isLessThan(training(300).learn(0.01).chances(far)[0]);
    }

    @Test
    void anExampleIsJudgedByAHeadThatHasNotSeenIt() {
        // Nothing to learn: each example stands alone in its place, and its label is drawn by lot.
        SplittableRandom random = new SplittableRandom(1);
        int n = 60;
        float[][] vectors = new float[n][n];
        boolean[][] truths = new boolean[n][];
        int seenRight = 0;
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
            truths[i] = new boolean[] {random.nextBoolean()};
        }
        HeadTraining training = new HeadTraining(List.of("lot"), vectors, truths);
        double[][] crossed = training.crossed(1e-4, 5, 7);
        Head all = training.learn(1e-4);
        double apart = 0;
        for (int i = 0; i < n; i++) {
            seenRight += all.chances(vectors[i])[0] > 0.5 == truths[i][0] ? 1 : 0;
            apart = Math.max(apart, Math.abs(crossed[i][0] - 0.5));
        }
        assertThat(seenRight).isEqualTo(n);
        assertThat(apart).isLessThan(0.45);
    }

    @Test
    void aHeadIsWrittenAndReadAgain() {
        Head head = training(300).learn(0.01);
        Head again = Head.read(head.lines());
        assertThat(again.labels()).isEqualTo(LABELS);
        assertThat(again.chances(new float[] {0.3f, 0.1f})).isEqualTo(head.chances(new float[] {0.3f, 0.1f}));
        assertThatThrownBy(() -> head.chances(new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Head.read(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
