package heartstring.kernels.memberships;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Interval;

/**
 * How much more or less frequent something is inside a group than among all others.
 *
 * @param feature its place among those that were asked about
 * @param hits those inside who have it
 * @param otherHits those outside who have it
 * @param share of those inside, 0 to 1, with its interval of 95 %
 * @param otherShare of those outside
 * @param difference the first share less the second, with its interval
 * @param rate the share of false ones among all that would be told with it
 */
public record Contrast(
        int feature,
        long hits,
        long otherHits,
        Interval share,
        Interval otherShare,
        Difference difference,
        double rate) {

    /** Whether it is more frequent inside. */
    public boolean isMore() {
        return difference.interval().value() > 0;
    }

    /** How far the difference is from none at the least; 0 where its interval holds none. */
    public double atLeast() {
        Interval interval = difference.interval();
        return interval.low() > 0 ? interval.low() : interval.high() < 0 ? -interval.high() : 0;
    }
}
