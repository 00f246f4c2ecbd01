package heartstring.bench;

import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Likelihood;
import heartstring.kernels.baskets.Pairs;
import java.util.Arrays;

/** Plain counts of items and pairs. */
final class PairCounts {

    private final int[] counts;
    private final double[][] together;
    private final double[][] strengths;
    private final double all;

    PairCounts(Baskets baskets) {
        counts = baskets.counts();
        all = baskets.size();
        together = new double[counts.length][counts.length];
        strengths = new double[counts.length][counts.length];
        Pairs.count(baskets, 1L << 24, 1, (left, row, base) -> {
            for (int right = left + 1; right < counts.length; right++) {
                together[left][right] = row[base + right];
                together[right][left] = row[base + right];
                double strength = Likelihood.ratio(
                        row[base + right],
                        counts[left],
                        counts[right],
                        all,
                        (double) counts[left] * counts[right] / all);
                strengths[left][right] = strength;
                strengths[right][left] = strength;
            }
        });
    }

    /** In how many baskets an item lies. */
    int count(int item) {
        return counts[item];
    }

    /** The likelihood ratio of the strongest pair of an item with one of the basket. */
    double strongest(int[] basket, int item) {
        double strongest = 0;
        for (int other : basket) {
            strongest = Math.max(strongest, strengths[other][item]);
        }
        return strongest;
    }

    GiftsQuality.Guess cosine() {
        return sum((one, item) ->
                together[one[0]][item] / Math.sqrt(Math.max(1.0, (double) counts[one[0]] * counts[item])));
    }

    GiftsQuality.Guess lift(int least) {
        return sum((one, item) -> together[one[0]][item] < least
                ? 0
                : together[one[0]][item] * all / Math.max(1.0, (double) counts[one[0]] * counts[item]));
    }

    private static GiftsQuality.Guess sum(GiftsQuality.Guess pair) {
        return (basket, item) -> Arrays.stream(basket)
                .mapToDouble(other -> pair.score(new int[] {other}, item))
                .sum();
    }
}
