package heartstring.kernels.shares;

/** Intervals of 95 %; of no answers at all each is an {@link IllegalArgumentException}. */
public final class Shares {

    static final double Z = 1.959963984540054;

    private Shares() {}

    /** A share from 0 to 1: so many of all. */
    public static Interval share(long hits, long all) {
        if (all < 1 || hits < 0 || hits > all) {
            throw new IllegalArgumentException(hits + " of " + all);
        }
        double p = (double) hits / all;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        double half = Z / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return new Interval(hits == 0 ? 0 : middle - half, p, hits == all ? 1 : middle + half);
    }

    /** The share of promoters less that of detractors, from -1 to 1. */
    public static Interval promoterScore(long detractors, long passives, long promoters) {
        long all = detractors + passives + promoters;
        if (all < 1 || detractors < 0 || passives < 0 || promoters < 0) {
            throw new IllegalArgumentException(detractors + ", " + passives + ", " + promoters);
        }
        double n = all + 3.0;
        double p = (promoters + 0.75) / n;
        double d = (detractors + 0.75) / n;
        double half = Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return new Interval(
                Math.max(-1, p - d - half), (double) (promoters - detractors) / all, Math.min(1, p - d + half));
    }

    /**
     * The mean of whole numbers by how often each was given, within the scale.
     *
     * @param counts how often the lowest number of the scale was given, the next, and so on
     * @param lowest the lowest number of the scale
     */
    public static Interval mean(long[] counts, int lowest) {
        long all = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            sum += (double) counts[i] * (lowest + i);
        }
        if (all < 1) {
            throw new IllegalArgumentException("No answers");
        }
        double mean = sum / all;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            squares += counts[i] * (lowest + i - mean) * (lowest + i - mean);
        }
        double highest = lowest + counts.length - 1.0;
        if (all == 1) {
            return new Interval(lowest, mean, highest);
        }
        double half = student((double) all - 1) * Math.sqrt(squares / (all - 1) / all);
        return new Interval(Math.max(lowest, mean - half), mean, Math.min(highest, mean + half));
    }

    /**
     * The mean of any numbers by how many they are, their sum and the sum of their squares, within the scale.
     *
     * @param lowest the lowest number of the scale
     * @param highest the highest
     */
    public static Interval mean(long all, double sum, double squares, double lowest, double highest) {
        if (all < 1) {
            throw new IllegalArgumentException("No numbers");
        }
        double mean = sum / all;
        if (all == 1) {
            return new Interval(lowest, mean, highest);
        }
        double spread = Math.sqrt(Math.max(0, squares - sum * mean) / (all - 1));
        double half = student((double) all - 1) * spread / Math.sqrt((double) all);
        return new Interval(Math.max(lowest, mean - half), mean, Math.min(highest, mean + half));
    }

    /** So many standard errors either way, with so many degrees of freedom. */
    static double student(double freedom) {
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double z7 = z5 * Z * Z;
        double v = freedom;
        return Z
                + (z3 + Z) / (4 * v)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96 * v * v)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * v * v * v);
    }
}
