package heartstring.kernels.baskets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What most likely belongs into a basket as well, of all that its items tell together: to the share of an item each item of the basket lends
 * its shrunken lift, raised to a weight: below 1 where what the items of a basket tell is partly the same.
 */
public final class Completion {

    /** So many items at most, for all pairs are kept. */
    public static final int MOST_ITEMS = 4_000;

    private final int[] counts;
    private final int baskets;
    private final float[][] lifts;
    private final double weight;

    private Completion(int[] counts, int baskets, float[][] lifts, double weight) {
        this.counts = counts;
        this.baskets = baskets;
        this.lifts = lifts;
        this.weight = weight;
    }

    /** What candidates are put in order by. */
    public enum By {
        /** How likely the item is; what everybody buys comes first. */
        SHARE,
        /** How much more likely the basket makes it; what everybody buys anyway comes last. */
        ADDED
    }

    /**
     * Learns of baskets.
     *
     * @param category of each item, below {@code categories}, or −1 for none; rare pairs lean on their categories; not read where there are 0
     * @param prior see {@link Terms#prior}
     * @param weight 0 or more
     * @throws IllegalArgumentException for more than {@link #MOST_ITEMS}
     */
    public static Completion of(Baskets baskets, int[] category, int categories, double prior, double weight) {
        int items = baskets.items();
        if (items > MOST_ITEMS) {
            throw new IllegalArgumentException(items + " items");
        }
        Margins margins = Margins.of(baskets);
        double[][] middles = middles(baskets, category, categories, margins, prior);
        float[][] lifts = new float[items][items];
        Pairs.count(baskets, (long) items * items * Integer.BYTES, 1, (left, row, base) -> {
            for (int right = left + 1; right < items; right++) {
                double middle = categories == 0 || category[left] < 0 || category[right] < 0
                        ? 1
                        : middles[category[left]][category[right]];
                float log = (float)
                        Math.log((row[base + right] + prior * middle) / (margins.expected(left, right) + prior));
                lifts[left][right] = log;
                lifts[right][left] = log;
            }
        });
        return new Completion(baskets.counts(), baskets.size(), lifts, weight);
    }

    private static double[][] middles(Baskets baskets, int[] category, int categories, Margins margins, double prior) {
        double[][] together = new double[categories][categories];
        if (categories == 0) {
            return together;
        }
        double[][] expected = margins.ofCategories(category, categories);
        Pairs.count(baskets, (long) baskets.items() * baskets.items() * Integer.BYTES, 1, (left, row, base) -> {
            for (int right = left + 1; right < baskets.items(); right++) {
                int a = category[left];
                int b = category[right];
                if (a >= 0 && b >= 0) {
                    together[a][b] += row[base + right];
                    together[b][a] += a == b ? 0 : row[base + right];
                }
            }
        });
        double ofCategories = 5 * prior;
        for (int a = 0; a < categories; a++) {
            for (int b = 0; b < categories; b++) {
                together[a][b] = (together[a][b] + ofCategories) / (expected[a][b] + ofCategories);
            }
        }
        return together;
    }

    /** The same with another weight; what was learnt is shared. */
    public Completion weighing(double other) {
        return new Completion(counts, baskets, lifts, other);
    }

    /** How likely such a basket holds an item; may be above 1 where several ties say nearly the same. */
    public double likely(int[] basket, int item) {
        return score(basket, item, By.SHARE);
    }

    /** The share of all baskets that hold an item, 0 to 1. */
    public double chance(int item) {
        return (double) counts[item] / baskets;
    }

    /** The items that belong most to a basket and are not in it, the best first. */
    public int[] best(int[] basket, int most, By by) {
        double[] scores = new double[counts.length];
        for (int item = 0; item < counts.length; item++) {
            scores[item] = counts[item] == 0 ? Double.NEGATIVE_INFINITY : score(basket, item, by);
        }
        for (int item : basket) {
            scores[item] = Double.NEGATIVE_INFINITY;
        }
        return IntStream.range(0, counts.length)
                .filter(item -> scores[item] > Double.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -scores[item])
                        .thenComparingInt(item -> item))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double score(int[] basket, int item, By by) {
        double log = 0;
        for (int other : basket) {
            log += lifts[item][other];
        }
        double share = (double) counts[item] / baskets;
        double likely = share * Math.exp(weight * log);
        return by == By.SHARE ? likely : likely - share;
    }

    /**
     * What several ties to one candidate come to: the strongest counts whole, the others by a weight.
     *
     * @param share how often the candidate is bought by chance, 0 to 1
     * @param lifts one or more, each above 0, in any order
     * @param weight of all but the strongest, 0 to 1
     * @return how likely the candidate is, 0 to 1
     */
    public static double likely(double share, double[] lifts, double weight) {
        double strongest = Arrays.stream(lifts).max().orElse(1);
        double log = Math.log(strongest);
        double others = Arrays.stream(lifts).map(Math::log).sum() - log;
        return Math.min(1, share * Math.exp(log + weight * others));
    }
}
