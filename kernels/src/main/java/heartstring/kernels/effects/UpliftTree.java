package heartstring.kernels.effects;

import java.util.Arrays;
import java.util.SplittableRandom;

/** An honest tree: one half of its rows says where to part, the other half what stands in the leaves. */
final class UpliftTree {

    /** Into so many parts a feature is cut at most. */
    static final int BINS = 32;

    private static final int MOST_NODES = 127;

    private final int[] feature = new int[MOST_NODES];
    private final int[] cut = new int[MOST_NODES];
    private final int[] left = new int[MOST_NODES];
    private final int[] right = new int[MOST_NODES];
    private final double[] value = new double[MOST_NODES];
    private int nodes;

    private final byte[][] bins;
    private final double[] y;
    private final int least;
    private final int depth;
    private final int tried;
    private final SplittableRandom random;

    private UpliftTree(byte[][] bins, double[] y, int least, int depth, int tried, SplittableRandom random) {
        this.bins = bins;
        this.y = y;
        this.least = least;
        this.depth = depth;
        this.tried = tried;
        this.random = random;
    }

    /**
     * Grows one.
     *
     * @param bins of each feature the part of each row
     * @param y what is to be told of each row
     * @param parting the rows that say where to part
     * @param telling the rows that say what stands in the leaves
     * @param least so many of each are in a leaf at least
     * @param tried so many features are looked at in each node
     */
    static UpliftTree grow(
            byte[][] bins,
            double[] y,
            int[] parting,
            int[] telling,
            int least,
            int depth,
            int tried,
            SplittableRandom random) {
        UpliftTree tree = new UpliftTree(bins, y, least, depth, tried, random);
        double mean = mean(y, telling);
        tree.node(parting, telling, mean, 0);
        return tree;
    }

    private static double mean(double[] y, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += y[row];
        }
        return rows.length == 0 ? 0 : sum / rows.length;
    }

    private int node(int[] parting, int[] telling, double above, int level) {
        int me = nodes++;
        // Few rows stay near what holds for the rows around them.
        double here = (telling.length * mean(y, telling) + least * above) / (telling.length + least);
        value[me] = here;
        feature[me] = -1;
        if (level >= depth || nodes + 2 > MOST_NODES || parting.length < 2 * least) {
            return me;
        }
        Cut best = new Cut(-1, -1, 0);
        int[] order = shuffled();
        for (int t = 0; t < tried; t++) {
            best = best(order[t], parting, telling, best);
        }
        if (best.feature() >= 0) {
            feature[me] = best.feature();
            cut[me] = best.part();
            left[me] = node(side(parting, me, true), side(telling, me, true), here, level + 1);
            right[me] = node(side(parting, me, false), side(telling, me, false), here, level + 1);
        }
        return me;
    }

    /** Where to part, and how far the sides are apart there. */
    private record Cut(int feature, int part, double gain) {}

    private Cut best(int of, int[] parting, int[] telling, Cut before) {
        byte[] bin = bins[of];
        double[] sums = new double[BINS];
        int[] counts = new int[BINS];
        int[] telled = new int[BINS];
        double all = 0;
        for (int row : parting) {
            sums[bin[row]] += y[row];
            counts[bin[row]]++;
            all += y[row];
        }
        for (int row : telling) {
            telled[bin[row]]++;
        }
        Cut best = before;
        double sum = 0;
        int count = 0;
        int told = 0;
        for (int c = 0; c < BINS - 1; c++) {
            sum += sums[c];
            count += counts[c];
            told += telled[c];
            int rest = parting.length - count;
            if (count < least || rest < least || told < least || telling.length - told < least) {
                continue;
            }
            double apart = sum / count - (all - sum) / rest;
            double gain = apart * apart * count * rest;
            if (gain > best.gain()) {
                best = new Cut(of, c, gain);
            }
        }
        return best;
    }

    private int[] side(int[] rows, int node, boolean low) {
        byte[] bin = bins[feature[node]];
        return Arrays.stream(rows).filter(row -> bin[row] <= cut[node] == low).toArray();
    }

    private int[] shuffled() {
        int[] order = new int[bins.length];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** What it says of a row of these parts. */
    double of(byte[] row) {
        int at = 0;
        while (feature[at] >= 0) {
            at = row[feature[at]] <= cut[at] ? left[at] : right[at];
        }
        return value[at];
    }
}
