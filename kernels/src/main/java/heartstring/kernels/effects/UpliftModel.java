package heartstring.kernels.effects;

import heartstring.kernels.leaving.Logistic;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Learns from a trial for whom something works; the same trial and seed give the same model. */
public final class UpliftModel implements Uplift {

    /** Of fewer rows nothing is learnt. */
    public static final int LEAST_ROWS = 200;

    private static final int TREES = 100;
    private static final int DEPTH = 3;
    private static final int LEAST_LEAF = 40;
    private static final int LEAF_PARTS = 20;

    /** Of yes and no the smooth part knows more than the trees, of numbers as much. */
    private static final double SMOOTH_YES_NO = 0.9;

    private static final double SMOOTH = 0.5;

    /** As good as no penalty; nothing runs away. */
    private static final double RIDGE = 1;

    private final Uplift smooth;
    private final double smoothShare;
    private final UpliftTree[] trees;
    private final double[][] cuts;

    private UpliftModel(Uplift smooth, double smoothShare, UpliftTree[] trees, double[][] cuts) {
        this.smooth = smooth;
        this.smoothShare = smoothShare;
        this.trees = trees;
        this.cuts = cuts;
    }

    /**
     * Learns.
     *
     * @param x rows of features, of equal length, all known
     * @param given who got it, by lot, with the same chance for all
     * @param outcome what became of each
     */
    public static UpliftModel fit(double[][] x, boolean[] given, double[] outcome, long seed) {
        if (x.length < LEAST_ROWS || given.length != x.length || outcome.length != x.length) {
            throw new IllegalArgumentException(x.length + " rows are too few, or not one of each for each row");
        }
        double share = 0;
        for (boolean gets : given) {
            share += gets ? 1.0 / given.length : 0;
        }
        if (share * given.length < Effects.LEAST || (1 - share) * given.length < Effects.LEAST) {
            throw new IllegalArgumentException("Nobody to compare with");
        }
        UpliftLine expected = UpliftLine.fit(x, outcome);
        double[] turned = new double[x.length];
        boolean yesNo = true;
        for (int i = 0; i < x.length; i++) {
            double left = outcome[i] - expected.of(x[i]);
            turned[i] = (given[i] ? 1 / share : -1 / (1 - share)) * left;
            yesNo &= outcome[i] == 0 || outcome[i] == 1;
        }
        double[][] cuts = cuts(x);
        byte[][] bins = new byte[cuts.length][x.length];
        for (int i = 0; i < x.length; i++) {
            byte[] row = parts(cuts, x[i]);
            for (int f = 0; f < row.length; f++) {
                bins[f][i] = row[f];
            }
        }
        Uplift smooth = yesNo ? chances(x, given, outcome, share) : UpliftLine.fit(x, turned)::of;
        return new UpliftModel(smooth, yesNo ? SMOOTH_YES_NO : SMOOTH, trees(bins, turned, seed), cuts);
    }

    /** The chance with it less the chance without it, by a regression of each side; beside one of both, whose effects are drawn together. */
    private static Uplift chances(double[][] x, boolean[] given, double[] outcome, double share) {
        Logistic with = side(x, given, outcome, true);
        Logistic without = side(x, given, outcome, false);
        Uplift shrunk = UpliftShrunk.fit(x, given, outcome, share);
        return features -> (with.chance(features) - without.chance(features) + shrunk.of(features)) / 2;
    }

    private static Logistic side(double[][] x, boolean[] given, double[] outcome, boolean wanted) {
        int[] mine =
                IntStream.range(0, x.length).filter(i -> given[i] == wanted).toArray();
        double[][] rows = new double[mine.length][];
        boolean[] came = new boolean[mine.length];
        for (int i = 0; i < mine.length; i++) {
            rows[i] = x[mine[i]];
            came[i] = outcome[mine[i]] > 0;
        }
        return Logistic.fit(rows, came, RIDGE);
    }

    private static UpliftTree[] trees(byte[][] bins, double[] turned, long seed) {
        int n = turned.length;
        int least = Math.max(LEAST_LEAF, n / 4 / LEAF_PARTS);
        int tried = Math.max(1, (2 * bins.length + 2) / 3);
        SplittableRandom random = new SplittableRandom(seed);
        UpliftTree[] trees = new UpliftTree[TREES];
        int[] rows = IntStream.range(0, n).toArray();
        for (int t = 0; t < TREES; t++) {
            // The first half in a new order each time; of that, one half parts and the other tells.
            for (int i = 0; i < n / 2; i++) {
                int j = i + random.nextInt(n - i);
                int kept = rows[i];
                rows[i] = rows[j];
                rows[j] = kept;
            }
            trees[t] = UpliftTree.grow(
                    bins,
                    turned,
                    Arrays.copyOfRange(rows, 0, n / 4),
                    Arrays.copyOfRange(rows, n / 4, n / 2),
                    least,
                    DEPTH,
                    tried,
                    random);
        }
        return trees;
    }

    /** Where each feature is parted: between its values where they are few, else at its quantiles. */
    private static double[][] cuts(double[][] x) {
        double[][] cuts = new double[x[0].length][];
        for (int f = 0; f < cuts.length; f++) {
            int feature = f;
            double[] sorted =
                    Arrays.stream(x).mapToDouble(row -> row[feature]).sorted().toArray();
            double[] different = Arrays.stream(sorted).distinct().toArray();
            if (different.length <= UpliftTree.BINS) {
                cuts[f] = Arrays.copyOf(different, different.length - 1);
            } else {
                cuts[f] = IntStream.range(1, UpliftTree.BINS)
                        .mapToDouble(q -> sorted[(int) ((long) q * sorted.length / UpliftTree.BINS)])
                        .distinct()
                        .toArray();
            }
        }
        return cuts;
    }

    private static byte[] parts(double[][] cuts, double[] x) {
        byte[] parts = new byte[cuts.length];
        for (int f = 0; f < parts.length; f++) {
            int part = 0;
            while (part < cuts[f].length && x[f] > cuts[f][part]) {
                part++;
            }
            parts[f] = (byte) part;
        }
        return parts;
    }

    @Override
    public double of(double[] features) {
        byte[] row = parts(cuts, features);
        double sum = 0;
        for (UpliftTree tree : trees) {
            sum += tree.of(row);
        }
        return smoothShare * smooth.of(features) + (1 - smoothShare) * sum / trees.length;
    }
}
