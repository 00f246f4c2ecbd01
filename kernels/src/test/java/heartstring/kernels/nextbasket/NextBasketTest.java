package heartstring.kernels.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Next baskets: small cases worked out by hand, and a shop whose habits are known. */
class NextBasketTest {

    private static Past past(int[]... baskets) {
        return Past.inOrder(List.of(baskets));
    }

    private static int[] of(int... items) {
        return items;
    }

    @Test
    void aPastIsCleanedAndKeepsItsOrder() {
        Past past = Past.of(List.of(of(5, 2, 5), of(), of(7)), new double[] {1, 2, 2});
        assertThat(past.baskets()).isEqualTo(new int[][] {{2, 5}, {7}});
        assertThat(past.days()).containsExactly(1, 2);
        assertThat(past(of(1), of(), of(2)).days()).containsExactly(-2, -1);
        assertThat(past.latest(1).baskets()).isEqualTo(new int[][] {{7}});
        double[] falling = {2, 1};
        assertThatThrownBy(() -> Past.of(List.of(of(1), of(1)), falling)).isInstanceOf(IllegalArgumentException.class);
        double[] odd = {Double.NaN};
        assertThatThrownBy(() -> Past.of(List.of(of(1)), odd)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rankingsAreJudgedAsInThePapers() {
        assertThat(Ranking.top(new double[] {0.5, 2, 0, 2, 1}, 3)).containsExactly(1, 3, 4);
        assertThat(Ranking.top(new double[] {0, 0}, 3)).isEmpty();
        int[] told = {3, 1, 2};
        assertThat(Ranking.recall(told, of(1, 9))).isEqualTo(0.5);
        // A hit at the second place, 1 / log2 3, of the best order's 1 + 1 / log2 3.
        assertThat(Ranking.ndcg(told, of(1, 9), 10)).isCloseTo(0.63093 / 1.63093, within(1e-5));
        assertThat(Ranking.ndcg(told, of(1, 2, 3), 10)).isCloseTo(1, within(1e-12));
        assertThat(Ranking.ndcg(told, of(3), 1)).isEqualTo(1);
    }

    @Test
    void whatIsBoughtMostComesFirstAndOfEqualsTheLatest() {
        Past past = past(of(0, 1), of(1, 2), of(3));
        assertThat(Ranking.top(OwnTop.scores(past, 4, 1), 4)).containsExactly(1, 3, 2, 0);
        assertThat(OwnTop.scores(past, 4, 0.5)[1]).isCloseTo(0.75, within(1e-5));
    }

    @Test
    void popularityAmongTheLikeIsAsWorkedOutByHand() {
        List<Past> pasts = List.of(past(of(0, 1), of(0)), past(of(0, 2)), past(of(3)));
        UpCf upcf = new UpCf(pasts, 4, new UpCf.Setting(2, 0.5, 1));
        // One item of two in common, both have two: a likeness of a half, added to the customer's own shares.
        double[] scores = upcf.scores(pasts.getFirst(), 0);
        assertThat(scores).containsExactly(new double[] {1.5, 0.5, 0.5, 0}, within(1e-6));
        double[] local = new UpCf(pasts, 4, new UpCf.Setting(1, 1, 2)).scores(pasts.getFirst(), 0);
        assertThat(local).containsExactly(new double[] {1.25, 0, 0.25, 0}, within(1e-6));
    }

    @Test
    void personalFrequenciesFadeWithinAndAcrossGroups() {
        Tifu.Setting setting = new Tifu.Setting(1, 0.5, 0.1, 0.7, 2);
        assertThat(Tifu.vector(past(of(0), of(0, 1)), 3, setting)).containsExactly(0.75, 0.5, 0);
        // Of three, the oldest is a group of its own: (1 · 0.1) / 2 groups, and the others (0.5 and 1) / 2 / 2.
        assertThat(Tifu.vector(past(of(2), of(0), of(0, 1)), 3, setting))
                .containsExactly(new double[] {0.375, 0.25, 0.05}, within(1e-12));
        List<Past> pasts = List.of(past(of(0), of(0, 1)), past(of(2)), past(of(0), of(0, 2)));
        // The nearest is the third, which differs in 1 and 2 alone.
        double[] scores = new Tifu(pasts, 3, setting).scores(pasts.getFirst(), 0);
        assertThat(scores).containsExactly(new double[] {0.75, 0.35, 0.15}, within(1e-6));
    }

    @Test
    void anInverseUndoesItsMatrix() {
        int n = 150;
        SplittableRandom random = new SplittableRandom(3);
        double[][] half = new double[n][n];
        Arrays.stream(half).forEach(row -> Arrays.setAll(row, i -> random.nextDouble() - 0.5));
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += half[i][k] * half[j][k];
                }
                matrix[i][j] += i == j ? 1 : 0;
            }
        }
        double[][] inverse = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        SymmetricInverse.invert(inverse);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
        double[][] flat = {{1, 1}, {1, 1}};
        assertThatThrownBy(() -> SymmetricInverse.invert(flat)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatGoesTogetherIsTheClosedFormByHand() {
        // XᵀX + I = {{3, 2}, {2, 3}}, its inverse {{3, −2}, {−2, 3}} / 5, so each speaks for the other by 2/3.
        List<Past> pasts = List.of(past(of(0, 1)), past(of(0, 1)));
        Ease ease = Ease.learn(pasts, 2, new Ease.Setting(10, 1, 1, 5));
        assertThat(ease.weight(0, 1)).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(ease.weight(1, 1)).isZero();
        assertThat(ease.because(past(of(0)), 1)).isZero();
        assertThat(ease.because(past(of(5)), 1)).isEqualTo(-1);
    }

    /** Customers who each have an item of their own every time, half of them with 0 and then also 1. */
    private static List<Past> shop(int customers) {
        SplittableRandom random = new SplittableRandom(5);
        List<Past> pasts = new ArrayList<>();
        for (int c = 0; c < customers; c++) {
            List<int[]> baskets = new ArrayList<>();
            for (int b = 0; b < 2 + random.nextInt(5); b++) {
                int own = 10 + c % 40;
                int other = 2 + random.nextInt(8);
                baskets.add(c % 2 == 0 ? of(own, other) : random.nextInt(4) > 0 ? of(own, 0, 1) : of(own, 0));
            }
            pasts.add(Past.inOrder(baskets));
        }
        return pasts;
    }

    private static Blend learnt(List<Past> shop) {
        List<Past> before = shop.stream()
                .map(past -> Past.inOrder(Arrays.asList(past.baskets()).subList(0, past.size() - 1)))
                .toList();
        Parts.Setting setting = new Parts.Setting(new Ease.Setting(50, 5, 0.9, 20), 3);
        BlendLearning learning = new BlendLearning(Parts.learn(before, 50, 0, setting));
        for (int c = 0; c < shop.size(); c++) {
            Past past = shop.get(c);
            learning.add(before.get(c), past.baskets()[past.size() - 1], 0);
        }
        return learning.learn(1e-3, 10).orElseThrow().with(Parts.learn(shop, 50, 0, setting));
    }

    @Test
    void habitsOfAShopAreLearntAndTheSameEveryTime() {
        List<Past> shop = shop(400);
        Blend blend = learnt(shop);
        assertThat(blend.next(past(of(14), of(14), of(14, 3)), 0, 1, item -> false))
                .extracting(Blend.Told::item)
                .containsExactly(14);
        // Never bought 1, but 0, with which it goes.
        List<Blend.Told> told = blend.next(past(of(21, 0), of(21, 0), of(21, 0)), 0, 3, item -> false);
        assertThat(told).extracting(Blend.Told::item).contains(21, 0, 1);
        Blend.Told one = told.stream().filter(t -> t.item() == 1).findFirst().orElseThrow();
        assertThat(one.own()).isFalse();
        assertThat(one.because()).isZero();
        assertThat(blend.next(past(of(20, 0)), 0, 50, item -> item == 0 || item == 20))
                .extracting(Blend.Told::item)
                .doesNotContain(0, 20)
                .doesNotHaveDuplicates();
        assertThat(blend.next(Past.NONE, 0, 5, item -> false)).isEmpty();

        byte[] bytes = blend.bytes();
        assertThat(learnt(shop(400)).bytes()).isEqualTo(bytes);
        Blend again = Blend.read(bytes);
        // An item that nobody else has is told of all the same.
        Past odd = past(of(70), of(70, 3), of(70));
        assertThat(again.items(odd, 0, 20)).isEqualTo(blend.items(odd, 0, 20)).contains(70);
        assertThatThrownBy(() -> Blend.read(new byte[20])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oddShopsGiveNumbersOrTooFew() {
        Parts.Setting setting = new Parts.Setting(new Ease.Setting(50, 5, 0.9, 20), 3);
        List<Past> alike = new ArrayList<>();
        for (int c = 0; c < 80; c++) {
            alike.add(past(of(0), of(0), of(0)));
        }
        BlendLearning learning = new BlendLearning(Parts.learn(alike, 1, 0, setting));
        for (int c = 0; c < 49; c++) {
            learning.add(alike.get(c), of(0), 0);
        }
        learning.add(Past.NONE, of(0), 0);
        learning.add(alike.getFirst(), of(9), 0);
        assertThat(learning.learn(1e-3, 0)).as("too few").isEmpty();
        learning.add(alike.get(50), of(0), 0);
        Blend blend = learning.learn(1e-3, 0).orElseThrow();
        assertThat(blend.next(alike.getFirst(), 0, 10, item -> false))
                .allSatisfy(t -> assertThat(t.score()).isFinite());
        int[] whole = new int[5_000];
        Arrays.setAll(whole, i -> i);
        assertThat(blend.next(past(whole), 0, 10, item -> false))
                .hasSize(10)
                .allSatisfy(t -> assertThat(t.score()).isFinite());
    }
}
