package heartstring.kernels.nextbasket;

import java.util.Arrays;

/** Items put in an order by their scores, and how good such an order is. */
public final class Ranking {

    private Ranking() {}

    /** The items of the highest scores, highest first, of equals the lower number; at most {@code n}, and none of 0 or less. */
    public static int[] top(double[] scores, int n) {
        return top(scores, n, 0);
    }

    /** The same of all scores above {@code least}. */
    static int[] top(double[] scores, int n, double least) {
        int[] best = new int[Math.min(n, scores.length)];
        int found = 0;
        for (int i = 0; i < scores.length; i++) {
            double score = scores[i];
            if (!(score > least) || (found == best.length && (found == 0 || score <= scores[best[found - 1]]))) {
                continue;
            }
            int at = found < best.length ? found++ : found - 1;
            while (at > 0 && scores[best[at - 1]] < score) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return Arrays.copyOf(best, found);
    }

    /** The share of the basket's items that were told; the basket is ascending and not empty. */
    public static double recall(int[] told, int[] basket) {
        int hits = 0;
        for (int item : told) {
            hits += Arrays.binarySearch(basket, item) >= 0 ? 1 : 0;
        }
        return (double) hits / basket.length;
    }

    /**
     * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first {@code n} told: each hit counts 1 / log₂(place + 1),
     * divided by what the best order reaches, in which the first min(n, size of the basket) are all hits.
     */
    public static double ndcg(int[] told, int[] basket, int n) {
        double gain = 0;
        for (int p = 0; p < Math.min(n, told.length); p++) {
            gain += Arrays.binarySearch(basket, told[p]) >= 0 ? discount(p) : 0;
        }
        double best = 0;
        for (int p = 0; p < Math.min(n, basket.length); p++) {
            best += discount(p);
        }
        return gain / best;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
