package heartstring.kernels.heads;

import java.util.Arrays;
import java.util.Comparator;

/** From which chance on a label is believed, by examples whose chances a head told that had not seen them. */
public final class Thresholds {

    private Thresholds() {}

    /**
     * The lowest threshold at which what is believed is right often enough, and at every higher one with as many believed as it takes to
     * tell; above 1, which nothing reaches, when there is none.
     *
     * @param chances of each example
     * @param truths whether the label holds
     * @param precision the share that must be right
     * @param fewest how many must be believed before the share says anything
     */
    public static double of(double[] chances, boolean[] truths, double precision, int fewest) {
        Integer[] order = new Integer[chances.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -chances[i]));
        double threshold = 2;
        int right = 0;
        for (int n = 0; n < order.length; n++) {
            right += truths[order[n]] ? 1 : 0;
            boolean last = n + 1 == order.length || chances[order[n + 1]] < chances[order[n]];
            if (last && n + 1 >= fewest && right >= precision * (n + 1)) {
                threshold = chances[order[n]];
            }
        }
        return threshold;
    }
}
