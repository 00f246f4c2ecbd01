package heartstring.kernels.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Acts are learnt by doing them, within guard rails, and each draw can be done again. */
class BanditTest {

    private static Arm free(double wins, double losses) {
        return new Arm(wins, losses, 1, 0, 0, 1);
    }

    /** That the second exceeds the first, for whole numbers: the sum that Thompson gave. */
    private static double exceeds(int a, int b, int c, int d) {
        double sum = 0;
        for (int i = 0; i < c; i++) {
            sum += Math.exp(lbeta(a + i, b + d) - Math.log(d + i) - lbeta(1 + i, d) - lbeta(a, b));
        }
        return sum;
    }

    private static double lbeta(int a, int b) {
        return lfact(a - 1) + lfact(b - 1) - lfact(a + b - 1);
    }

    private static double lfact(int n) {
        double sum = 0;
        for (int i = 2; i <= n; i++) {
            sum += Math.log(i);
        }
        return sum;
    }

    @Test
    void theChanceOfTheBetterOfTwoIsThatOfTheFormula() {
        for (int[] beliefs : new int[][] {{3, 7, 5, 5}, {30, 70, 36, 64}, {1, 1, 1, 1}, {2, 9, 1, 12}}) {
            double[] chances =
                    Bandit.chances(List.of(free(beliefs[0], beliefs[1]), free(beliefs[2], beliefs[3])), 11, 200_000);
            assertThat(chances[1]).isCloseTo(exceeds(beliefs[0], beliefs[1], beliefs[2], beliefs[3]), within(0.006));
        }
    }

    @Test
    void theTollOfAnActHasToBeBroughtBack() {
        Arm nothing = new Arm(300, 700, 10, 0, 0, 1);
        Arm dear = new Arm(400, 600, 10, 1.5, 0, 1);
        Arm cheap = new Arm(400, 600, 10, 0.2, 0, 1);
        assertThat(dear.value(nothing)).isCloseTo(-0.5, within(1e-9));
        assertThat(cheap.value(nothing)).isCloseTo(0.8, within(1e-9));
        assertThat(Bandit.chances(List.of(nothing, dear), 1, 2_000)[0]).isGreaterThan(0.95);
        assertThat(Bandit.chances(List.of(nothing, cheap), 1, 2_000)[1]).isGreaterThan(0.95);
    }

    @Test
    void guardRailsAreKeptWhateverIsBelieved() {
        SplittableRandom dice = new SplittableRandom(5);
        for (int trial = 0; trial < 300; trial++) {
            List<Arm> arms = new ArrayList<>();
            arms.add(new Arm(1 + dice.nextDouble() * 50, 1 + dice.nextDouble() * 50, 0, 0, 0.1, 1));
            int others = dice.nextInt(11);
            for (int i = 0; i < others; i++) {
                arms.add(new Arm(
                        0.5 + dice.nextDouble() * 90,
                        0.5 + dice.nextDouble() * 90,
                        dice.nextDouble() * 100,
                        dice.nextDouble() * 30,
                        0.01,
                        i < 2 ? 0.15 : 1));
            }
            double[] chances = Bandit.chances(arms, trial, 100);
            assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-9));
            for (int i = 0; i < chances.length; i++) {
                assertThat(chances[i])
                        .isBetween(arms.get(i).least() - 1e-9, arms.get(i).most() + 1e-9);
            }
        }
        // All dear: what they may not have is left to nothing.
        double[] dear = Bandit.chances(
                List.of(new Arm(1, 99, 0, 0, 0, 1), new Arm(99, 1, 9, 0, 0, 0.2), new Arm(98, 2, 9, 0, 0, 0.2)),
                1,
                100);
        assertThat(dear).containsExactly(new double[] {0.6, 0.2, 0.2}, within(1e-6));
    }

    /** The chances that are told are those by which it is drawn: chi-square with three degrees of freedom stays below its 99.9 %. */
    @Test
    void whatIsDrawnIsDrawnByTheChanceThatIsTold() {
        List<Arm> arms = List.of(
                new Arm(8, 12, 1, 0, 0.1, 1),
                new Arm(10, 10, 1, 0.02, 0.01, 1),
                new Arm(12, 8, 1, 0.1, 0.01, 0.2),
                new Arm(3, 17, 1, 0, 0.01, 1));
        double[] expected = new double[4];
        int[] seen = new int[4];
        int draws = 4_000;
        for (int seed = 0; seed < draws; seed++) {
            Bandit.Drawn drawn = Bandit.draw(arms, mixed(seed));
            assertThat(drawn.propensity()).isEqualTo(drawn.chances().get(drawn.place()));
            seen[drawn.place()]++;
            for (int i = 0; i < expected.length; i++) {
                expected[i] += drawn.chances().get(i);
            }
        }
        double chi = 0;
        for (int i = 0; i < expected.length; i++) {
            chi += (seen[i] - expected[i]) * (seen[i] - expected[i]) / expected[i];
        }
        assertThat(chi).isLessThan(16.27);
    }

    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    @Test
    void theSameNumbersAndSeedGiveTheSame() {
        List<Arm> arms = List.of(free(2, 3), free(4, 5), free(6, 7));
        for (long seed = -20; seed < 20; seed++) {
            assertThat(Bandit.draw(arms, mixed(seed))).isEqualTo(Bandit.draw(arms, mixed(seed)));
        }
        // As it was first drawn, so that what was kept by an older version is done again alike.
        assertThat(Bandit.draw(List.of(free(1, 1)), 7).propensity()).isEqualTo(1);
    }

    /** Drawn more often where it helps: one over the chance makes that good. */
    @Test
    void whatCameOfItIsWeighedByItsChance() {
        SplittableRandom dice = new SplittableRandom(9);
        Credit weighed = Credit.NONE;
        double plain = 0;
        int outcomes = 40_000;
        int done = 0;
        for (int i = 0; i < outcomes; i++) {
            boolean loyal = dice.nextInt(2) == 0;
            double chance = loyal ? 0.5 : 0.1;
            if (dice.nextDouble() < chance) {
                boolean well = dice.nextDouble() < (loyal ? 0.6 : 0.2);
                weighed = weighed.plus(chance, well);
                plain += well ? 1 : 0;
                done++;
            }
        }
        assertThat(weighed.rate()).isCloseTo(0.4, within(0.02));
        assertThat(plain / done).isGreaterThan(0.5);
        assertThat(weighed.size()).isLessThan(done);
        assertThat(weighed.wins(2) + weighed.losses(3)).isCloseTo(5 + weighed.size(), within(1e-6));
    }

    private enum Way {
        THOMPSON,
        UNIFORM,
        GREEDY
    }

    /** What is lost against always doing the best, over 2,000 people of whom 20 at a time are learnt of. */
    private static double regret(Way way, long seed) {
        double[] truths = {0.30, 0.32, 0.42, 0.25, 0.35};
        // All are believed to do as well as nothing, as in a house that begins.
        double[] wins = {3, 3, 3, 3, 3};
        double[] losses = {7, 7, 7, 7, 7};
        SplittableRandom dice = new SplittableRandom(seed);
        double lost = 0;
        for (int batch = 0; batch < 100; batch++) {
            List<Arm> arms = new ArrayList<>();
            for (int i = 0; i < truths.length; i++) {
                arms.add(new Arm(wins[i], losses[i], 1, 0, i == 0 ? 0.02 : 0, 1));
            }
            double[] chances = chances(way, arms, dice.nextLong());
            for (int one = 0; one < 20; one++) {
                int place = drawn(chances, dice.nextDouble());
                lost += 0.42 - truths[place];
                boolean well = dice.nextDouble() < truths[place];
                wins[place] += well ? 1 : 0;
                losses[place] += well ? 0 : 1;
            }
        }
        return lost;
    }

    private static double[] chances(Way way, List<Arm> arms, long seed) {
        double[] chances = new double[arms.size()];
        switch (way) {
            case THOMPSON -> {
                return Bandit.chances(arms, seed, 100);
            }
            case UNIFORM -> Arrays.fill(chances, 1.0 / chances.length);
            case GREEDY -> {
                int best = 0;
                for (int i = 1; i < chances.length; i++) {
                    best = arms.get(i).rate() > arms.get(best).rate() ? i : best;
                }
                chances[best] = 1;
            }
        }
        return chances;
    }

    private static int drawn(double[] chances, double at) {
        double left = at;
        int place = 0;
        while (place < chances.length - 1 && left >= chances[place]) {
            left -= chances[place];
            place++;
        }
        return place;
    }

    @Test
    void lessIsLostThanByDrawingEvenlyOrByDoingWhatLooksBest() {
        Map<Way, Double> lost = new EnumMap<>(Way.class);
        int houses = 60;
        for (int house = 0; house < houses; house++) {
            for (Way way : Way.values()) {
                lost.merge(way, regret(way, house) / houses, Double::sum);
            }
        }
        assertThat(lost.get(Way.THOMPSON)).as(lost.toString()).isLessThan(0.6 * lost.get(Way.UNIFORM));
        assertThat(lost.get(Way.THOMPSON)).as(lost.toString()).isLessThan(lost.get(Way.GREEDY));
    }
}
