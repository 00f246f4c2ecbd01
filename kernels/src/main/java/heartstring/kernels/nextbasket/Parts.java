package heartstring.kernels.nextbasket;

import heartstring.kernels.nextbasket.pace.Gaps;
import java.util.Arrays;
import java.util.List;

/**
 * What is learnt of the whole house before the signs are weighed: what goes together, what is bought lately, and usual gaps. Nothing of
 * anybody.
 */
public record Parts(Ease ease, Trends trends, Gaps gaps) {

    private static final double[] NO_DAYS = {};

    /**
     * @param ease what goes together
     * @param half the days after which a basket counts half for what is bought lately
     */
    public record Setting(Ease.Setting ease, double half) {}

    /** Learns from these customers, whose items are numbered below {@code items}, the most bought first; "lately" is up to {@code until}. */
    public static Parts learn(List<Past> pasts, int items, double until, Setting setting) {
        Gaps.Learning gaps = new Gaps.Learning();
        pasts.forEach(past -> add(past, gaps));
        return new Parts(
                Ease.learn(pasts, items, setting.ease()),
                Trends.learn(pasts, items, until, setting.half()),
                gaps.learn());
    }

    /** The days of each item that was bought twice or more. */
    private static void add(Past past, Gaps.Learning gaps) {
        double[][] days = new double[past.bound()][];
        Arrays.fill(days, NO_DAYS);
        int[] counts = new int[days.length];
        for (int b = 0; b < past.size(); b++) {
            for (int item : past.baskets()[b]) {
                if (counts[item] == days[item].length) {
                    days[item] = Arrays.copyOf(days[item], Math.max(4, 2 * counts[item]));
                }
                days[item][counts[item]++] = past.days()[b];
            }
        }
        for (int item = 0; item < days.length; item++) {
            if (counts[item] > 1) {
                gaps.add(item, Arrays.copyOf(days[item], counts[item]));
            }
        }
    }
}
