package heartstring.kernels.emotions;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where what is found and what is there go together best.
 *
 * @param threshold what has at least this chance is found
 * @param f1 the harmonic mean of the share of finds that are right and the share of what is there that is found
 */
public record Balance(double threshold, double f1) {

    /** The best threshold of all. */
    public static Balance best(double[] chances, boolean[] holds) {
        Integer[] order = new Integer[chances.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -chances[i]));
        int there = 0;
        for (boolean hold : holds) {
            there += hold ? 1 : 0;
        }
        Balance best = new Balance(2, 0);
        int right = 0;
        for (int n = 0; n < order.length; n++) {
            right += holds[order[n]] ? 1 : 0;
            double f1 = 2.0 * right / (n + 1 + there);
            if (f1 > best.f1() && (n + 1 == order.length || chances[order[n + 1]] < chances[order[n]])) {
                best = new Balance(chances[order[n]], f1);
            }
        }
        return best;
    }
}
