package heartstring.kernels.worth;

import java.util.Arrays;

/**
 * What a customer will spend in the time ahead, with where it lies in 80 of 100 cases: whether they still come, how often, until when, and
 * what they pay are drawn together.
 *
 * @param purchases to expect
 * @param spent to expect, in units of the payments
 * @param low in one of ten cases it is less
 * @param high in one of ten cases it is more
 */
public record Outlook(double purchases, double spent, double low, double high) {

    /** Whoever pays nothing is worth nothing; a customer nothing is known of has no outlook. */
    static final Outlook NOTHING = new Outlook(0, 0, 0, 0);

    /** Somebody's past: purchases after the first, age, whether they still come, how often they paid and what each time. */
    public record Past(int again, double age, double alive, int paidTimes, double paidMean) {}

    /**
     * Drawn so many times.
     *
     * @param seed the same for the same customer, so that nothing jumps from day to day
     */
    public static Outlook of(Past past, double ahead, Buying buying, GammaGamma paying, int draws, long seed) {
        double purchases = past.alive() * buying.ifAlive(past.again(), past.age(), ahead);
        double each = paying.mean(past.paidTimes(), past.paidMean());
        Dice dice = new Dice(seed);
        double[] spent = new double[draws];
        int gone = (int) Math.round((1 - past.alive()) * draws);
        for (int i = gone; i < draws; i++) {
            int many = buying.draw(past.again(), past.age(), ahead, dice);
            spent[i] = paying.draw(many, past.paidTimes(), past.paidMean(), dice);
        }
        Arrays.sort(spent);
        double expected = purchases * each;
        double low = spent[draws / 10];
        double high = spent[draws - 1 - draws / 10];
        return isNumber(expected) && isNumber(low) && isNumber(high)
                ? new Outlook(purchases, expected, Math.min(low, expected), Math.max(high, expected))
                : NOTHING;
    }

    private static boolean isNumber(double value) {
        return Math.abs(value) < Double.POSITIVE_INFINITY;
    }
}
