package heartstring.insight.moments;

import heartstring.insight.moments.MomentsSql.Purchase;
import java.util.Arrays;
import java.util.List;

/** What became of a customer after a visit; pure. Moments are seconds of the epoch. */
final class VisitRules {

    static final long DAY = 86_400;

    /** What is done in so many days after a visit belongs to it still; from then on it is counted. */
    static final int SETTLES_DAYS = 2;

    /** So far ahead is looked at most. */
    static final int AHEAD_DAYS = 60;

    private static final int USUAL_DAYS = 30;
    private static final int LEAST_DAYS = 3;
    private static final int LEAST_GAPS = 3;
    private static final int MOST_GAPS = 12;
    private static final double PATIENCE = 1.5;

    private VisitRules() {}

    /**
     * What became of them.
     *
     * @param back whether they came again within one and a half times their usual gap; within 30 days where they have none yet
     * @param gapDays the usual gap that was taken
     * @param visits how many before, at most 50
     * @param spentBeforeMinor in the sixty days before
     * @param spentMinor in the sixty days after
     */
    record Followed(boolean back, double gapDays, int visits, long spentBeforeMinor, long spentMinor) {}

    /** Looks at all purchases of a customer, the earliest first, from a landmark on. */
    static Followed followed(List<Purchase> purchases, long landmark) {
        double gap = gap(purchases, landmark);
        double ahead = gap <= 0 ? USUAL_DAYS : Math.clamp(PATIENCE * gap, LEAST_DAYS, AHEAD_DAYS);
        boolean back = false;
        int visits = 0;
        long before = 0;
        long after = 0;
        for (Purchase purchase : purchases) {
            double days = (double) (purchase.at() - landmark) / DAY;
            long money = purchase.otherCurrency() ? 0 : purchase.keptMinor();
            if (days <= 0) {
                visits++;
                before += days > -AHEAD_DAYS ? money : 0;
            } else {
                back |= days <= ahead;
                after += days <= AHEAD_DAYS ? money : 0;
            }
        }
        return new Followed(back, gap <= 0 ? USUAL_DAYS : gap, Math.min(visits, 50), before, after);
    }

    /** The median of the last gaps before, in days; 0 where there are too few. */
    private static double gap(List<Purchase> purchases, long landmark) {
        long[] before = purchases.stream()
                .mapToLong(Purchase::at)
                .filter(at -> at <= landmark)
                .toArray();
        int gaps = Math.min(MOST_GAPS, before.length - 1);
        if (gaps < LEAST_GAPS) {
            return 0;
        }
        double[] days = new double[gaps];
        for (int i = 0; i < gaps; i++) {
            int at = before.length - 1 - i;
            days[i] = (double) (before[at] - before[at - 1]) / DAY;
        }
        Arrays.sort(days);
        return gaps % 2 == 1 ? days[gaps / 2] : (days[gaps / 2 - 1] + days[gaps / 2]) / 2;
    }
}
