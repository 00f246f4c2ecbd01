package heartstring.kernels.baskets;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Normal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds what goes together and what is bought instead of each other. */
public final class Ties {

    /** A substitute would lie together at least so often by chance; what is rarely expected is easily missing. */
    private static final double LEAST_EXPECTED = 8;

    /** So much has to be expected of people who are known before their tastes are held against a tie. */
    private static final double LEAST_WITHIN = 5;

    /** Categories that were expected together so often lean on the middle, 1, as little as it seems. */
    private static final double CATEGORY_PRIOR = 20;

    private static final double MOST_MIDDLE = 5;

    /** Chances so far from the middle are looked at more closely; below are 1.64 standard deviations. */
    private static final double WORTH_A_LOOK = 2.7;

    private final Baskets baskets;
    private final int[] category;
    private final Terms terms;
    private final int[] counts;
    private final Margins margins;
    private final long[][] categoryTogether;
    private final double[][] categoryExpected;
    private final Screen screen = new Screen();
    private long tested;
    private long pairs;

    private Ties(Baskets baskets, int[] category, int categories, Terms terms) {
        this.baskets = baskets;
        this.category = category;
        this.terms = terms;
        this.counts = baskets.counts();
        this.margins = Margins.of(baskets);
        this.categoryTogether = new long[categories][categories];
        this.categoryExpected = categories == 0 ? new double[0][] : margins.ofCategories(category, categories);
    }

    /**
     * What was found.
     *
     * @param ties of each item at most {@link Terms#perItem} of each kind, the strongest first: complements by what they add to the share,
     *     substitutes by how seldom they lie together
     * @param categoryTies the same of categories
     * @param pairs how many pairs all baskets hold
     * @param tested how many pairs of items had evidence enough to be told
     */
    public record Found(List<Tie> ties, List<Tie> categoryTies, long baskets, long pairs, long tested) {

        public Found {
            ties = List.copyOf(ties);
            categoryTies = List.copyOf(categoryTies);
        }
    }

    /**
     * Finds the ties. The same baskets give the same ties, whatever the number of threads.
     *
     * @param category of each item the number of its category, below {@code categories}, or −1 for none
     * @param categories at most some hundreds; 0 where there are none, and {@code category} is not read
     */
    public static Found find(Baskets baskets, int[] category, int categories, Terms terms) {
        Ties items = new Ties(baskets, category, categories, terms);
        List<Tie> ties = items.found();
        List<Tie> categoryTies = List.of();
        if (categories > 1) {
            categoryTies =
                    new Ties(baskets.numbered(category, categories), new int[0], 0, terms.forCategories()).found();
            ties = new Filling(baskets, category, items.counts, items.margins, terms).filled(ties, categoryTies);
        }
        return new Found(
                ties.stream().sorted(ORDER).toList(),
                categoryTies.stream().sorted(ORDER).toList(),
                baskets.size(),
                items.pairs,
                items.tested);
    }

    /** In how many of these baskets the items of each of these ties lie together, in the order of the ties. */
    public static long[] together(Baskets baskets, List<Tie> ties) {
        Tastes tastes = Tastes.of(
                baskets,
                ties.stream().mapToInt(Tie::left).toArray(),
                ties.stream().mapToInt(Tie::right).toArray());
        return IntStream.range(0, ties.size()).mapToLong(tastes::together).toArray();
    }

    private static final Comparator<Tie> ORDER = Comparator.comparingInt(Tie::left)
            .thenComparing(Tie::kind)
            .thenComparing(Tie::level)
            .thenComparingDouble(tie -> tie.kind() == Tie.Kind.COMPLEMENT
                    ? -tie.added()
                    : tie.lift().value())
            .thenComparingInt(Tie::right);

    private List<Tie> found() {
        if (baskets.size() == 0) {
            return List.of();
        }
        Pairs.count(baskets, terms.bytes(), terms.threads(), this::screen);
        double cutoff = screen.cutoff(tested, Difference.BOUND);
        List<Tie> told = new ArrayList<>();
        for (int at = 0; at < screen.size(); at++) {
            if (screen.chance(at) <= cutoff) {
                Interval lift = Likelihood.lift(screen.together(at), screen.expected(at), terms.prior(), middle(at));
                if (lift.low() >= terms.complementFrom() && screen.together(at) >= terms.least()) {
                    told.add(screen.tie(at, Tie.Kind.COMPLEMENT, lift, counts));
                } else if (lift.high() <= terms.substituteUntil()) {
                    told.add(screen.tie(at, Tie.Kind.SUBSTITUTE, lift, counts));
                }
            }
        }
        List<Tie> both = new ArrayList<>(2 * told.size());
        for (Tie tie : whereTasteIsSame(told)) {
            both.add(tie);
            both.add(tie.turned());
        }
        return strongest(both);
    }

    private void screen(int left, int[] row, int base) {
        double all = baskets.size();
        for (int right = left + 1; right < counts.length; right++) {
            int together = row[base + right];
            pairs += together;
            if (together > 0 && haveCategories(left, right)) {
                int a = Math.min(category[left], category[right]);
                int b = Math.max(category[left], category[right]);
                categoryTogether[a][b] += together;
            }
            if (counts[left] < terms.least() || counts[right] < terms.least()) {
                continue;
            }
            tested++;
            boolean often = together >= terms.least();
            if (!often && counts[left] / all * counts[right] < LEAST_EXPECTED / 2) {
                continue;
            }
            double expected = margins.expected(left, right);
            double off = together - expected;
            boolean worth = off > 0 ? often : expected >= LEAST_EXPECTED;
            if (worth && off * off >= WORTH_A_LOOK * expected) {
                double strength = Likelihood.ratio(together, counts[left], counts[right], all, expected);
                double chance = Normal.either(Math.sqrt(strength));
                if (chance < Difference.BOUND) {
                    screen.add(left, right, together, expected, strength, chance);
                }
            }
        }
    }

    /** How many times as often as chance the other items of the two categories lie together. */
    private double middle(int at) {
        if (!haveCategories(screen.left(at), screen.right(at))) {
            return 1;
        }
        int a = Math.min(category[screen.left(at)], category[screen.right(at)]);
        int b = Math.max(category[screen.left(at)], category[screen.right(at)]);
        double together = Math.max(0, categoryTogether[a][b] - screen.together(at));
        double expected = Math.max(0, categoryExpected[a][b] - screen.expected(at));
        return Math.clamp((together + CATEGORY_PRIOR) / (expected + CATEGORY_PRIOR), 1 / MOST_MIDDLE, MOST_MIDDLE);
    }

    /** Leaves out what only comes of people's tastes: complements of the like-minded, and what different people buy. */
    private List<Tie> whereTasteIsSame(List<Tie> ties) {
        Tastes tastes = Tastes.of(
                baskets,
                ties.stream().mapToInt(Tie::left).toArray(),
                ties.stream().mapToInt(Tie::right).toArray());
        List<Tie> left = new ArrayList<>();
        for (int i = 0; i < ties.size(); i++) {
            Tie tie = ties.get(i);
            boolean known = tastes.within(i) >= LEAST_WITHIN;
            Interval lift = Likelihood.lift(tastes.known(i), tastes.within(i), terms.prior(), 1);
            boolean told = switch (tie.kind()) {
                case COMPLEMENT -> !known || lift.low() >= terms.withinFrom();
                case SUBSTITUTE -> known ? lift.high() <= terms.withinUntil() : isOfOneCategory(tie);
            };
            if (told) {
                left.add(tie);
            }
        }
        return left;
    }

    private boolean isOfOneCategory(Tie tie) {
        return haveCategories(tie.left(), tie.right()) && category[tie.left()] == category[tie.right()];
    }

    private boolean haveCategories(int left, int right) {
        return categoryTogether.length > 0 && category[left] >= 0 && category[right] >= 0;
    }

    private record Side(int item, Tie.Kind kind) {}

    private List<Tie> strongest(List<Tie> ties) {
        Map<Side, Integer> taken = new HashMap<>();
        return ties.stream()
                .sorted(ORDER)
                .filter(tie -> taken.merge(new Side(tie.left(), tie.kind()), 1, Integer::sum) <= terms.perItem())
                .toList();
    }
}
