package heartstring.kernels.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.baskets.Baskets.Gathering;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counting, chance and ties, by hand where a hand can do it. */
class BasketsTest {

    private static Baskets of(int items, int[]... lines) {
        Gathering gathering = new Gathering(items, 1, 100);
        for (int[] line : lines) {
            gathering.add(line, line.length, 0, Baskets.NOBODY);
        }
        return gathering.baskets();
    }

    private static int[][] counts(Baskets baskets, long bytes, int threads) {
        int[][] counts = new int[baskets.items()][baskets.items()];
        Pairs.count(baskets, bytes, threads, (left, row, base) -> {
            for (int right = left + 1; right < baskets.items(); right++) {
                counts[left][right] = row[base + right];
            }
        });
        return counts;
    }

    @Test
    void aLineTwiceIsOneItemAndABasketTooWideIsNone() {
        Gathering gathering = new Gathering(10, 2, 3);
        assertThat(gathering.add(new int[] {5, 1, 5, 1}, 4, 0, Baskets.NOBODY)).isTrue();
        assertThat(gathering.add(new int[] {1, 2, 3, 4}, 4, 0, Baskets.NOBODY)).isFalse();
        assertThat(gathering.add(new int[0], 0, 0, Baskets.NOBODY)).isFalse();
        assertThat(gathering.add(new int[] {9}, 1, 1, 7)).isTrue();
        Baskets baskets = gathering.baskets();
        assertThat(baskets.size()).isEqualTo(2);
        assertThat(baskets.width(0)).isEqualTo(2);
        assertThat(baskets.item(0, 0)).isEqualTo(1);
        assertThat(baskets.counts()[5]).isEqualTo(1);
        assertThat(baskets.mostFrequent(2, 1)).containsExactly(1, 5);
        int[] number = new int[10];
        Arrays.fill(number, -1);
        number[1] = 0;
        number[5] = 0;
        assertThat(baskets.numbered(number, 1).size()).isEqualTo(1);
    }

    @Test
    void basketsAreSortedByTheirDayAndStandAsTheyStoodOnOneDay() {
        Gathering gathering = new Gathering(10, 4, 100);
        gathering.add(new int[] {1, 2}, 2, 0, 7);
        gathering.add(new int[] {3}, 1, 1, Baskets.NOBODY);
        gathering.add(new int[] {4, 5, 6}, 3, 2, 8);
        gathering.add(new int[] {7}, 1, 3, 9);
        Baskets baskets = gathering.baskets();
        assertThat(baskets.sorted(new int[] {1, 1, 2, 2, 0})).isSameAs(baskets);
        Baskets sorted = baskets.sorted(new int[] {20, 3, 20, -1});
        assertThat(sorted.size()).isEqualTo(4);
        assertThat(new int[] {sorted.stratum(0), sorted.stratum(1), sorted.stratum(2), sorted.stratum(3)})
                .containsExactly(3, 1, 0, 2);
        assertThat(new int[] {sorted.person(0), sorted.person(1), sorted.person(2), sorted.person(3)})
                .containsExactly(9, Baskets.NOBODY, 7, 8);
        assertThat(sorted.item(0, 0)).isEqualTo(7);
        assertThat(sorted.item(3, 2)).isEqualTo(6);
        assertThat(sorted.content()).isEqualTo(baskets.content());
    }

    @Test
    void pairsAreTheSameInBandsAndByThreadsAsCountedOneByOne() {
        SplittableRandom dice = new SplittableRandom(3);
        Gathering gathering = new Gathering(40, 1, 100);
        int[][] simply = new int[40][40];
        for (int b = 0; b < 500; b++) {
            int[] line = dice.ints(1 + dice.nextInt(30), 0, 40).toArray();
            int[] distinct = Arrays.stream(line).distinct().sorted().toArray();
            for (int i = 0; i < distinct.length; i++) {
                for (int j = i + 1; j < distinct.length; j++) {
                    simply[distinct[i]][distinct[j]]++;
                }
            }
            gathering.add(line, line.length, 0, Baskets.NOBODY);
        }
        Baskets baskets = gathering.baskets();
        assertThat(counts(baskets, 1 << 20, 1)).isDeepEqualTo(simply);
        assertThat(counts(baskets, 1 << 20, 2)).isDeepEqualTo(simply);
        assertThat(counts(baskets, 400, 1)).as("a few rows at a time").isDeepEqualTo(simply);
        assertThat(counts(baskets, 400, 3)).isDeepEqualTo(simply);
    }

    @Test
    void theLikelihoodRatioIsThatOfDunning() {
        // The table 110, 2442, 111, 29114 of the paper has the ratio 270.72.
        assertThat(Likelihood.ratio(110, 2552, 221, 31777, 2552.0 * 221 / 31777))
                .isCloseTo(270.72, within(0.01));
        assertThat(Likelihood.ratio(0, 0, 5, 10, 0)).isEqualTo(0);
        assertThat(Likelihood.lift(3, 1, 4, 1).value()).isCloseTo(1.4, within(1e-12));
        assertThat(Likelihood.lift(0, 20, 4, 1).high()).isLessThan(0.4);
        assertThat(Likelihood.lift(1000, 500, 4, 1).low()).isCloseTo(1.87, within(0.01));
    }

    @Test
    void asManyPairsAreExpectedAsThereAre() {
        SplittableRandom dice = new SplittableRandom(5);
        Gathering gathering = new Gathering(30, 3, 100);
        for (int b = 0; b < 2_000; b++) {
            int[] line =
                    dice.ints(1 + dice.nextInt(12), 0, 30).map(i -> i * i / 30).toArray();
            gathering.add(line, line.length, dice.nextInt(3), Baskets.NOBODY);
        }
        Baskets baskets = gathering.baskets();
        Margins margins = Margins.of(baskets);
        double expected = 0;
        for (int i = 0; i < 30; i++) {
            for (int j = i + 1; j < 30; j++) {
                expected += margins.expected(i, j);
            }
        }
        long seen = Arrays.stream(counts(baskets, 1 << 20, 1))
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .sum();
        assertThat(expected).isCloseTo((double) seen, within(1e-6 * seen));
        int[] category = new int[30];
        Arrays.setAll(category, i -> i % 4);
        double[][] ofCategories = margins.ofCategories(category, 4);
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = a; b < 4; b++) {
                sum += ofCategories[a][b];
            }
        }
        assertThat(sum).isCloseTo((double) seen, within(1e-6 * seen));
    }

    /** Bread and milk are popular, large baskets hold more of all; pasta draws sauce; cola and diet cola are bought one or the other. */
    private static Baskets market(int baskets, boolean people) {
        SplittableRandom dice = new SplittableRandom(11);
        Gathering gathering = new Gathering(40, 2, 100);
        for (int b = 0; b < baskets; b++) {
            int size = 1 + (int) (-4 * Math.log(1 - dice.nextDouble()));
            int[] line = new int[2 * size + 8];
            int width = 0;
            boolean summer = dice.nextInt(2) == 0;
            int person = b % 200;
            for (int i = 0; i < size; i++) {
                int item = 6 + dice.nextInt(34);
                // 30 and 31 sell in summer alone, 32 and 33 to every fourth person alone.
                boolean warm = item == 30 || item == 31;
                boolean liked = item == 32 || item == 33;
                boolean out = (warm && !summer) || (liked && person % 4 != 0);
                line[width++] = out ? 20 : item;
            }
            for (int staple = 0; staple < 2; staple++) {
                if (dice.nextInt(3) == 0) {
                    line[width++] = staple;
                }
            }
            if (dice.nextInt(8) == 0) {
                line[width++] = 2;
                if (dice.nextInt(10) < 4) {
                    line[width++] = 3;
                }
            }
            if (dice.nextInt(8) == 0) {
                line[width++] = 3;
            }
            if (dice.nextInt(4) == 0) {
                line[width++] = 4 + dice.nextInt(2);
            }
            gathering.add(line, width, summer ? 1 : 0, people ? person : Baskets.NOBODY);
        }
        return gathering.baskets();
    }

    private static int[] categories() {
        int[] category = new int[40];
        Arrays.setAll(category, i -> i < 4 ? i : i < 6 ? 4 : 5 + i % 5);
        return category;
    }

    @Test
    void whatIsPlantedIsToldAndWhatIsPopularLargeSeasonalOrLikedIsNot() {
        Ties.Found found = Ties.find(market(20_000, true), categories(), 10, Terms.USUAL);
        List<Tie> complements = found.ties().stream()
                .filter(t -> t.kind() == Tie.Kind.COMPLEMENT)
                .toList();
        assertThat(complements).extracting(t -> t.left() + ">" + t.right()).containsExactlyInAnyOrder("2>3", "3>2");
        Tie pasta = complements.stream().filter(t -> t.left() == 2).findFirst().orElseThrow();
        assertThat(pasta.share()).isBetween(0.42, 0.53);
        assertThat(pasta.chanceShare()).isLessThan(0.25);
        assertThat(pasta.level()).isEqualTo(Tie.Level.ITEM);
        assertThat(pasta.lift().low()).isLessThan(pasta.lift().value());
        assertThat(found.ties().stream().filter(t -> t.kind() == Tie.Kind.SUBSTITUTE))
                .extracting(t -> t.left() + ">" + t.right())
                .containsExactlyInAnyOrder("4>5", "5>4");
        // Without strata what sells in summer goes together, and without persons what the same people like.
        Ties.Found nobody = Ties.find(market(20_000, false), categories(), 10, Terms.USUAL);
        assertThat(nobody.ties().stream().filter(t -> t.kind() == Tie.Kind.COMPLEMENT))
                .extracting(t -> t.left() + ">" + t.right())
                .contains("32>33")
                .doesNotContain("30>31", "2>0", "2>1", "0>1");
        assertThat(Ties.find(market(20_000, true), categories(), 10, Terms.USUAL.withThreads(2)))
                .isEqualTo(found);
    }

    @Test
    void aRareItemLeansOnItsCategory() {
        SplittableRandom dice = new SplittableRandom(2);
        Gathering gathering = new Gathering(30, 1, 100);
        for (int b = 0; b < 8_000; b++) {
            // 0 to 2 are pasta, 3 to 5 sauces, the rest anything; 2 is rare.
            boolean pasta = dice.nextInt(6) == 0;
            int kind = dice.nextInt(150) == 0 ? 2 : dice.nextInt(2);
            int[] line = {
                6 + dice.nextInt(24),
                6 + dice.nextInt(24),
                pasta ? kind : 6 + dice.nextInt(24),
                (pasta && dice.nextInt(2) == 0) || dice.nextInt(10) == 0 ? 3 + dice.nextInt(3) : 6 + dice.nextInt(24)
            };
            gathering.add(line, 4, 0, Baskets.NOBODY);
        }
        int[] category = new int[30];
        Arrays.setAll(category, i -> i < 3 ? 0 : i < 6 ? 1 : 2 + i % 4);
        Ties.Found found = Ties.find(gathering.baskets(), category, 6, Terms.USUAL);
        assertThat(found.categoryTies())
                .filteredOn(t -> t.kind() == Tie.Kind.COMPLEMENT)
                .extracting(t -> t.left() + ">" + t.right())
                .containsExactlyInAnyOrder("0>1", "1>0");
        assertThat(found.ties())
                .filteredOn(t -> t.left() == 2 && t.kind() == Tie.Kind.COMPLEMENT)
                .isNotEmpty()
                .allMatch(t -> category[t.right()] == 1)
                .anyMatch(t -> t.level() == Tie.Level.CATEGORY);
    }

    @Test
    void tooLittleSaysNothing() {
        assertThat(Ties.find(of(5), new int[5], 1, Terms.USUAL).ties()).isEmpty();
        assertThat(Ties.find(of(5, new int[] {1}, new int[] {2}), new int[5], 1, Terms.USUAL)
                        .ties())
                .isEmpty();
        int[][] alike = new int[50][];
        Arrays.setAll(alike, i -> new int[] {0, 1, 2});
        assertThat(Ties.find(of(3, alike), new int[3], 2, Terms.USUAL).ties())
                .as("where all baskets are alike nothing stands out")
                .isEmpty();
    }

    @Test
    void setsAndRulesAreThoseThatAHandCounts() {
        Baskets baskets =
                of(4, new int[] {0, 1, 2}, new int[] {0, 1}, new int[] {0, 1, 3}, new int[] {0, 2}, new int[] {1, 2});
        Itemsets sets = Itemsets.frequent(baskets, 0.4, 10, 100).orElseThrow();
        assertThat(sets.size()).as("0, 1, 2, 01, 02, 12").isEqualTo(6);
        assertThat(sets.count(0, 1)).isEqualTo(3);
        assertThat(sets.count(0, 1, 2)).as("once is too seldom").isEqualTo(0);
        assertThat(sets.rules(0.75))
                .extracting(Rule::toString)
                .as("nothing > 0, nothing > 1, 0 > 1, 1 > 0")
                .hasSize(4);
        Rule rule = sets.rules(0.75).stream()
                .filter(r -> r.left().equals(List.of(0)))
                .findFirst()
                .orElseThrow();
        assertThat(rule.confidence()).isEqualTo(0.75);
        assertThat(rule.support()).isEqualTo(0.6);
        assertThat(rule.lift()).isCloseTo(0.75 / 0.8, within(1e-12));
        assertThat(Itemsets.frequent(baskets, 0.2, 10, 3)).as("too many").isEmpty();
        assertThat(Itemsets.frequent(baskets, 0.2, 2, 100).orElseThrow().count(0, 1, 3))
                .isEqualTo(0);
    }

    @Test
    void aBasketIsCompletedByWhatItAdds() {
        Completion completion = Completion.of(market(20_000, false), categories(), 10, 4, 0.7);
        assertThat(completion.best(new int[] {2}, 1, Completion.By.ADDED)).containsExactly(3);
        assertThat(completion.best(new int[] {3}, 1, Completion.By.ADDED)).containsExactly(2);
        assertThat(completion.best(new int[] {3}, 1, Completion.By.SHARE))
                .as("most likely is what everybody buys")
                .doesNotContain(2);
        assertThat(completion.best(new int[] {10}, 3, Completion.By.SHARE))
                .as("popular: bread, milk and what is taken for want of others")
                .containsExactlyInAnyOrder(0, 1, 20);
        assertThat(completion.best(new int[] {2, 3}, 40, Completion.By.SHARE))
                .doesNotContain(2, 3)
                .hasSize(38);
        assertThat(Completion.likely(0.1, new double[] {4}, 0.5)).isCloseTo(0.4, within(1e-12));
        assertThat(Completion.likely(0.1, new double[] {1, 4}, 0.5)).isCloseTo(0.4, within(1e-12));
        assertThat(Completion.likely(0.1, new double[] {4, 4}, 0.5)).isCloseTo(0.8, within(1e-12));
    }
}
