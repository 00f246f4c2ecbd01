package heartstring.loyalty.breakage;

import heartstring.kernels.survival.Survival;
import heartstring.kernels.survival.Survival.Curve;
import heartstring.kernels.survival.Survival.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates breakage. A point leaves the risk of being redeemed when it expires, is taken back or passed on: then it was only not
 * watched any longer. What is expected of an outstanding point of some age is the share that goes from this age to its end without
 * being redeemed.
 */
final class BreakageRules {

    static final int LEAST_LOTS = 100;
    static final int LEAST_REDEEMED = 30;
    static final int LEAST_DAYS = 90;
    private static final int MONTH = 30;
    private static final int MOST_MONTHS = 36;

    private BreakageRules() {}

    /**
     * Pieces of lots that ended at one age in days in one way.
     *
     * @param weight points; {@code square} each piece's points times its lot's
     */
    record Piece(int age, boolean redeemed, double weight, double square, long count) {}

    /** Outstanding points of one age and, unless they never end, one end; in days since they could be spent. */
    record Left(int age, @Nullable Integer end, long points) {}

    static Estimate estimate(Instant at, long lots, List<Piece> pieces, List<Left> left) {
        int n = pieces.size();
        double[] ages = new double[n];
        double[] weights = new double[n];
        double[] squares = new double[n];
        boolean[] redeemed = new boolean[n];
        for (int i = 0; i < n; i++) {
            ages[i] = pieces.get(i).age();
            weights[i] = pieces.get(i).weight();
            squares[i] = pieces.get(i).square();
            redeemed[i] = pieces.get(i).redeemed();
        }
        Curve curve = Survival.of(ages, weights, squares, redeemed);
        long events =
                pieces.stream().filter(Piece::redeemed).mapToLong(Piece::count).sum();
        Share share = expected(curve, left);
        long outstanding = left.stream().mapToLong(Left::points).sum();
        double beyond = left.stream()
                .filter(l -> {
                    Integer end = l.end();
                    return end == null || end > curve.oldest();
                })
                .mapToLong(Left::points)
                .sum();
        return new Estimate(
                at,
                lacking(lots, events, (int) curve.oldest()),
                outstanding,
                share.share(),
                share.low(),
                share.high(),
                outstanding == 0 ? 0 : beyond / outstanding,
                lots,
                events,
                (int) curve.oldest(),
                points(curve));
    }

    /** All points go by one curve, so the ends of their intervals are reached together. */
    private static Share expected(Curve curve, List<Left> left) {
        double points = 0;
        double share = 0;
        double low = 0;
        double high = 0;
        for (Left one : left) {
            Integer end = one.end();
            double until = end == null ? Math.max(one.age(), curve.oldest()) : Math.max(one.age(), end);
            Share its = curve.between(one.age(), until);
            points += one.points();
            share += its.share() * one.points();
            low += its.low() * one.points();
            high += its.high() * one.points();
        }
        return points == 0 ? new Share(0, 0, 0) : new Share(share / points, low / points, Math.min(1, high / points));
    }

    private static List<Estimate.Point> points(Curve curve) {
        List<Estimate.Point> points = new ArrayList<>();
        for (int month = 0; month <= MOST_MONTHS && month * MONTH <= curve.oldest() + MONTH; month++) {
            Share share = curve.between(-1, Math.min(curve.oldest(), month * MONTH - 1.0));
            points.add(new Estimate.Point(share.share(), share.low(), share.high()));
        }
        return points;
    }

    private static String lacking(long lots, long redeemed, int oldest) {
        if (lots < LEAST_LOTS) {
            return "Too little history: points were given " + lots + " times, and " + LEAST_LOTS + " are needed.";
        }
        if (redeemed < LEAST_REDEEMED) {
            return "Too little history: points were redeemed " + redeemed + " times, and " + LEAST_REDEEMED
                    + " are needed.";
        }
        return oldest < LEAST_DAYS
                ? "Too little history: the oldest points are " + oldest + " days old, and " + LEAST_DAYS
                        + " are needed."
                : "";
    }
}
