package heartstring.kernels.baskets;

import heartstring.kernels.shares.Interval;

/** How sure it is that two items lie together more or less often than chance has it, and how many times as often. */
public final class Likelihood {

    private static final double Z = 1.959963984540054;

    private Likelihood() {}

    /**
     * The log-likelihood ratio −2 log λ of the two by two table, 0 or more.
     *
     * @param together baskets with both
     * @param left baskets with the one, {@code right} with the other, of {@code all}
     * @param expected baskets with both by chance; {@code left · right / all} gives the ratio as published
     */
    public static double ratio(double together, double left, double right, double all, double expected) {
        double chance = Math.min(expected, Math.min(left, right));
        double neither = Math.max(0, all - left - right + together);
        double sum = part(together, chance)
                + part(left - together, left - chance)
                + part(right - together, right - chance)
                + part(neither, all - left - right + chance);
        return Math.max(0, 2 * sum);
    }

    private static double part(double seen, double expected) {
        return seen <= 0 || expected <= 0 ? 0 : seen * Math.log(seen / expected);
    }

    /**
     * How many times as often as chance, shrunken: as if {@code prior} more baskets were expected and held both {@code middle} times as often.
     * With 95 % the true one lies within.
     *
     * @param prior above 0, so that nothing is divided by 0
     */
    public static Interval lift(double together, double expected, double prior, double middle) {
        double shape = together + prior * middle;
        double rate = expected + prior;
        return new Interval(quantile(shape, -Z) / rate, shape / rate, quantile(shape, Z) / rate);
    }

    private static double quantile(double shape, double deviations) {
        double root = 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape));
        return root <= 0 ? 0 : shape * root * root * root;
    }
}
