package heartstring.kernels.nextbasket;

import java.nio.ByteBuffer;
import java.util.List;

/** What everybody buys: how often each item at all, how often lately, and how readily whoever bought it buys it again. */
public final class Trends {

    private static final double LEAST = 0.5;
    /** So many chances to buy again count for an item like all items together. */
    private static final double PRIOR = 20;

    private final float[] share;
    private final float[] lately;
    private final float[] again;
    private final float floor;
    private final float latelyFloor;

    private Trends(float[] share, float[] lately, float[] again, float floor, float latelyFloor) {
        this.share = share;
        this.lately = lately;
        this.again = again;
        this.floor = floor;
        this.latelyFloor = latelyFloor;
    }

    /**
     * @param items numbered below it
     * @param until the day that "lately" reaches up to
     * @param half the days after which a basket counts half for it
     */
    public static Trends learn(List<Past> pasts, int items, double until, double half) {
        double[] counts = new double[items];
        double[] recent = new double[items];
        double[] chances = new double[items];
        double[] taken = new double[items];
        double baskets = 0;
        double weights = 0;
        boolean[] had = new boolean[items];
        for (Past past : pasts) {
            for (int b = 0; b < past.size(); b++) {
                double weight = Math.pow(0.5, Math.max(0, until - past.days()[b]) / half);
                baskets++;
                weights += weight;
                for (int item : past.baskets()[b]) {
                    counts[item]++;
                    recent[item] += weight;
                }
            }
            if (past.size() > 1) {
                again(past, had, chances, taken);
            }
        }
        return new Trends(
                logs(counts, baskets),
                logs(recent, weights),
                odds(chances, taken),
                (float) Math.log(LEAST / (baskets + 1)),
                (float) Math.log(LEAST / (weights + 1)));
    }

    /** Each item that somebody had when they came again is a chance. */
    private static void again(Past past, boolean[] had, double[] chances, double[] taken) {
        int[] owned = new int[past.distinct().length];
        int count = 0;
        for (int b = 0; b < past.size(); b++) {
            for (int item : past.baskets()[b]) {
                taken[item] += had[item] ? 1 : 0;
            }
            for (int i = 0; i < count; i++) {
                chances[owned[i]]++;
            }
            for (int item : past.baskets()[b]) {
                if (!had[item]) {
                    had[item] = true;
                    owned[count++] = item;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            had[owned[i]] = false;
        }
    }

    private static float[] logs(double[] counts, double all) {
        float[] logs = new float[counts.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) Math.log((counts[i] + LEAST) / (all + 1));
        }
        return logs;
    }

    private static float[] odds(double[] chances, double[] taken) {
        double all = 0;
        double bought = 0;
        for (int i = 0; i < chances.length; i++) {
            all += chances[i];
            bought += taken[i];
        }
        double usual = (bought + 1) / (all + 2);
        float[] odds = new float[chances.length];
        for (int i = 0; i < odds.length; i++) {
            double share = (taken[i] + PRIOR * usual) / (chances[i] + PRIOR);
            odds[i] = (float) (Math.log(share / (1 - share)) - Math.log(usual / (1 - usual)));
        }
        return odds;
    }

    int items() {
        return share.length;
    }

    /** The logarithm of the share of baskets that hold it. */
    double share(int item) {
        return item < share.length ? share[item] : floor;
    }

    /** The same of the baskets of late. */
    double lately(int item) {
        return item < lately.length ? lately[item] : latelyFloor;
    }

    /** The logarithm of the odds to buy it again, less those of all items. */
    double again(int item) {
        return item < again.length ? again[item] : 0;
    }

    /** The items bought most lately, the most bought first. */
    public int[] most(int n) {
        double[] scores = new double[lately.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = lately[i];
        }
        return Ranking.top(scores, n, Double.NEGATIVE_INFINITY);
    }

    int bytes() {
        return Integer.BYTES + (3 * share.length + 2) * Float.BYTES;
    }

    void write(ByteBuffer to) {
        to.putInt(share.length).putFloat(floor).putFloat(latelyFloor);
        for (int i = 0; i < share.length; i++) {
            to.putFloat(share[i]).putFloat(lately[i]).putFloat(again[i]);
        }
    }

    static Trends read(ByteBuffer from) {
        int n = from.getInt();
        float floor = from.getFloat();
        float latelyFloor = from.getFloat();
        float[] share = new float[n];
        float[] lately = new float[n];
        float[] again = new float[n];
        for (int i = 0; i < n; i++) {
            share[i] = from.getFloat();
            lately[i] = from.getFloat();
            again[i] = from.getFloat();
        }
        return new Trends(share, lately, again, floor, latelyFloor);
    }
}
