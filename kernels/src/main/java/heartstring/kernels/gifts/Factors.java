package heartstring.kernels.gifts;

/** What besides the basket speaks for a gift; each is 1 where nothing is known and bounded, so that none alone decides. */
public final class Factors {

    /** As if this much more had been expected and seen. */
    private static final double FEW = 4;

    private static final double LEAST = 1.0 / 3;
    private static final double MOST = 3;

    private static final double MANY_RECEIPTS = 10;

    private Factors() {}

    /**
     * Whether somebody likes such things: how often they bought of the kind against how often others would have on as many days; (seen + 4) /
     * (expected + 4), a third to three.
     */
    public static double taste(double seen, double expected) {
        return clamped((seen + FEW) / (expected + FEW), LEAST, MOST);
    }

    /** Whether it is new to them: 1 / (1 + n / 2) for what they bought on n days themselves, for they would buy it anyway. */
    public static double novelty(int days) {
        return 1 / (1 + days / 2.0);
    }

    /**
     * Whether it goes with it lately: receipts with both among the newest against what the share of all would bring; as if ten more had been
     * expected and seen, a half to two.
     *
     * @param share of all receipts with the one that have the other too, 0 to 1
     */
    public static double season(long lateTogether, long lateReceipts, double share) {
        return clamped((lateTogether + MANY_RECEIPTS) / (lateReceipts * share + MANY_RECEIPTS), 0.5, 2);
    }

    /** What it is worth to them for what it costs us: the root of price over cost, a half to two; 1 where the price is not known. */
    public static double worth(long priceMinor, long costMinor) {
        return priceMinor <= 0 ? 1 : clamped(Math.sqrt((double) priceMinor / Math.max(1, costMinor)), 0.5, 2);
    }

    private static double clamped(double value, double least, double most) {
        return Math.clamp(value, least, most);
    }
}
