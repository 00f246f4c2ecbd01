package heartstring.kernels.shares;

/**
 * Shares at another level than that of {@link Shares}, and how far two of different people are apart: the hybrid score interval, built of Wilson's two. R. G. Newcombe: Interval
 * Estimation for the Difference between Independent Proportions. Statistics in Medicine 17 (1998), 873–890, method 10.
 *
 * <p>Who looks again and again at numbers that grow finds something in the end where there is nothing: P. Armitage, C. K. McPherson,
 * B. C. Rowe: Repeated Significance Tests on Accumulating Data. Journal of the Royal Statistical Society A 132 (1969), 235–244. So there is
 * a stricter level than that of one look.
 */
public final class ScoreInterval {

    /** Of 95 of 100 cases. */
    public static final double ONE_LOOK = 1.959963984540054;

    /** Of 999 of 1,000 cases, for those who look every day. */
    public static final double MANY_LOOKS = 3.290526731491926;

    private ScoreInterval() {}

    /** The first share less the second, from −1 to 1, at that level; of nothing at all it is an {@link IllegalArgumentException}. */
    public static Interval of(long hits, long all, long otherHits, long otherAll, double z) {
        Interval one = share(hits, all, z);
        Interval other = share(otherHits, otherAll, z);
        double apart = one.value() - other.value();
        double below = Math.hypot(one.value() - one.low(), other.high() - other.value());
        double above = Math.hypot(one.high() - one.value(), other.value() - other.low());
        return new Interval(Math.max(-1, apart - below), apart, Math.min(1, apart + above));
    }

    /** A share from 0 to 1 at that level, by Wilson. */
    public static Interval share(long hits, long all, double z) {
        if (all < 1 || hits < 0 || hits > all) {
            throw new IllegalArgumentException(hits + " of " + all);
        }
        double p = (double) hits / all;
        double z2 = z * z;
        double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        double half = z / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return new Interval(hits == 0 ? 0 : middle - half, p, hits == all ? 1 : middle + half);
    }
}
