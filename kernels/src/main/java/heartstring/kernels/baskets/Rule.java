package heartstring.kernels.baskets;

import java.util.List;

/**
 * Who buys all on the left buys the right one too.
 *
 * @param left in ascending order; may be empty
 * @param together baskets with left and right, {@code leftBaskets} with the left, {@code rightBaskets} with the right one, of {@code baskets}
 */
public record Rule(List<Integer> left, int right, int together, int leftBaskets, int rightBaskets, int baskets) {

    public Rule {
        left = List.copyOf(left);
    }

    /** The share of all baskets that hold it all. */
    public double support() {
        return (double) together / baskets;
    }

    /** The share of baskets with the left that hold the right one too. */
    public double confidence() {
        return (double) together / leftBaskets;
    }

    /** How many times as often as if left and right had nothing to do with each other; popularity and size are not removed. */
    public double lift() {
        return confidence() * baskets / rightBaskets;
    }
}
