package heartstring.loyalty.breakage;

import java.time.Instant;
import java.util.List;

/**
 * What is expected of a programme's outstanding points; shares are between 0 and 1.
 *
 * @param lacking what the history lacks for an estimate, empty when it is long enough
 * @param outstanding points at the time it was worked out
 * @param share expected never to be redeemed, with {@code low} and {@code high} of its 95 % interval
 * @param beyond the share of them whose end lies beyond the oldest age that was seen: what is redeemed later is not known
 * @param lots that were looked at
 * @param redeemed pieces of lots that were redeemed
 * @param curve by months of 30 days from 0 on: what is not redeemed by then
 */
public record Estimate(
        Instant at,
        String lacking,
        long outstanding,
        double share,
        double low,
        double high,
        double beyond,
        long lots,
        long redeemed,
        int oldestDays,
        List<Point> curve) {

    public Estimate {
        curve = List.copyOf(curve);
    }

    /** A point of the curve. */
    public record Point(double share, double low, double high) {}

    /** Whether the history is long enough. */
    public boolean known() {
        return lacking.isEmpty();
    }
}
