package heartstring.kernels.nextbasket;

import java.util.Arrays;
import java.util.List;

/**
 * TIFU-KNN (Hu, He, Gao and Zhang 2020, "Modeling personalized item frequency information for next-basket recommendation"): how often a
 * customer bought each item, in groups of baskets, fading within a group and from group to group, blended with the mean of the same of the
 * nearest customers (Euclidean).
 */
public final class Tifu {

    /**
     * @param neighbours how many of the nearest
     * @param within by how much a basket fades within its group
     * @param across by how much a group fades
     * @param blend alpha: the share of the customer's own
     * @param group baskets of a group; the remainder is in the oldest
     */
    public record Setting(int neighbours, double within, double across, double blend, int group) {}

    private final int items;
    private final Setting setting;
    private final int[][] places;
    private final float[][] values;
    private final double[] squares;
    private final int[][] holders;
    private final float[][] held;

    /** Of these customers, whose items are numbered below {@code items}. */
    public Tifu(List<Past> pasts, int items, Setting setting) {
        this.items = items;
        this.setting = setting;
        int n = pasts.size();
        places = new int[n][];
        values = new float[n][];
        squares = new double[n];
        for (int c = 0; c < n; c++) {
            double[] whole = vector(pasts.get(c), items, setting);
            places[c] = pasts.get(c).distinct();
            values[c] = new float[places[c].length];
            for (int i = 0; i < values[c].length; i++) {
                values[c][i] = (float) whole[places[c][i]];
                squares[c] += whole[places[c][i]] * whole[places[c][i]];
            }
        }
        holders = UpCf.holders(places, items);
        held = new float[items][];
        for (int i = 0; i < items; i++) {
            held[i] = new float[holders[i].length];
            for (int h = 0; h < holders[i].length; h++) {
                int c = holders[i][h];
                held[i][h] = values[c][Arrays.binarySearch(places[c], i)];
            }
        }
    }

    /** The frequencies of one customer, one for each item. */
    static double[] vector(Past past, int items, Setting setting) {
        double[] vector = new double[Math.max(items, past.bound())];
        int size = setting.group();
        int groups = (past.size() + size - 1) / size;
        for (int ago = 0; ago < past.size(); ago++) {
            int group = ago / size;
            int members = group == groups - 1 ? past.size() - group * size : size;
            double weight =
                    Math.pow(setting.within(), ago % size) * Math.pow(setting.across(), group) / members / groups;
            for (int item : past.ago(ago)) {
                vector[item] += weight;
            }
        }
        return vector;
    }

    /**
     * A score for each item.
     *
     * @param itself which of the others the customer is, left out there; −1 for none
     */
    public double[] scores(Past past, int itself) {
        double[] mine = vector(past, items, setting);
        double[] dots = new double[places.length];
        for (int item : past.distinct()) {
            if (item < items) {
                for (int h = 0; h < holders[item].length; h++) {
                    dots[holders[item][h]] += mine[item] * held[item][h];
                }
            }
        }
        // Squared distance less the square of the customer's own, which is the same for all; sortable as bits with the
        // number behind.
        long[] near = new long[dots.length];
        int count = 0;
        for (int c = 0; c < dots.length; c++) {
            if (c != itself) {
                float distance = (float) (squares[c] - 2 * dots[c]);
                int bits = Float.floatToIntBits(distance);
                int order = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
                near[count++] = ((long) order << 32) | c;
            }
        }
        Arrays.sort(near, 0, count);
        int k = Math.min(setting.neighbours(), count);
        double[] scores = new double[mine.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = setting.blend() * mine[i];
        }
        for (int n = 0; n < k; n++) {
            int c = (int) near[n];
            for (int i = 0; i < places[c].length; i++) {
                scores[places[c][i]] += (1 - setting.blend()) * values[c][i] / k;
            }
        }
        return scores;
    }
}
