package heartstring.kernels.nextbasket;

import heartstring.kernels.nextbasket.pace.Gaps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt of the whole house before the signs are weighed.
 *
 * @param crowd the others, customer by customer; null where they are not to be looked at one by one
 */
public record Parts(Ease ease, Trends trends, Gaps gaps, @Nullable UpCf crowd) {

    private static final double[] NO_DAYS = {};

    /**
     * @param ease what goes together
     * @param half the days after which a basket counts half for what is bought lately
     * @param crowd how the others are looked at; null for not one by one
     */
    public record Setting(Ease.Setting ease, double half, UpCf.@Nullable Setting crowd) {}

    /** Learns from these customers, whose items are numbered below {@code items}, the most bought first; "lately" is up to {@code until}. */
    public static Parts learn(List<Past> pasts, int items, double until, Setting setting) {
        Gaps.Learning gaps = new Gaps.Learning();
        pasts.forEach(past -> add(past, gaps));
        UpCf.Setting crowd = setting.crowd();
        return new Parts(
                Ease.learn(pasts, items, setting.ease()),
                Trends.learn(pasts, items, until, setting.half()),
                gaps.learn(),
                crowd == null ? null : new UpCf(pasts, items, crowd));
    }

    /** The same with others to be looked at one by one; null for none. */
    public Parts with(@Nullable UpCf others) {
        return new Parts(ease, trends, gaps, others);
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
