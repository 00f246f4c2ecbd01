package heartstring.kernels.nextbasket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Which items go with which: EASE^R (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"). B = I − P · diag(1 / diag P) with
 * P = (XᵀX + λI)⁻¹ says of each item how much it speaks for each other one, what is explained by a third being taken off. A row of X is
 * a customer; an item weighs the less the longer ago it was last bought. Of each item the strongest few are kept, those that speak for.
 */
public final class Ease {

    /**
     * @param items the first so many items by number are looked at; memory grows with the square of it, time with the cube
     * @param ridge λ
     * @param fade what an item weighs is this to the power of the baskets since it was last bought
     * @param kept of each item so many others
     */
    public record Setting(int items, double ridge, double fade, int kept) {}

    private final double fade;
    private final int[][] with;
    private final float[][] weights;

    private Ease(double fade, int[][] with, float[][] weights) {
        this.fade = fade;
        this.with = with;
        this.weights = weights;
    }

    /** Learns from these customers, whose items are numbered below {@code items}. */
    public static Ease learn(List<Past> pasts, int items, Setting setting) {
        int n = Math.min(items, setting.items());
        double[][] gram = new double[n][n];
        for (Past past : pasts) {
            add(past, setting.fade(), gram);
        }
        for (int i = 0; i < n; i++) {
            gram[i][i] += setting.ridge();
        }
        SymmetricInverse.invert(gram);
        int[][] with = new int[n][];
        float[][] weights = new float[n][];
        double[] row = new double[n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                row[i] = i == j ? 0 : -gram[j][i] / gram[i][i];
            }
            with[j] = Ranking.top(row, setting.kept());
            weights[j] = new float[with[j].length];
            for (int k = 0; k < with[j].length; k++) {
                weights[j][k] = (float) row[with[j][k]];
            }
        }
        return new Ease(setting.fade(), with, weights);
    }

    private static void add(Past past, double fade, double[][] gram) {
        int[] items =
                Arrays.stream(past.distinct()).filter(i -> i < gram.length).toArray();
        double[] x = new double[items.length];
        for (int ago = past.size() - 1; ago >= 0; ago--) {
            for (int item : past.ago(ago)) {
                int at = Arrays.binarySearch(items, item);
                if (at >= 0) {
                    x[at] = Math.pow(fade, ago);
                }
            }
        }
        for (int a = 0; a < items.length; a++) {
            double[] row = gram[items[a]];
            for (int b = a; b < items.length; b++) {
                row[items[b]] += x[a] * x[b];
            }
        }
    }

    /** Adds to the score of each item how much what was bought speaks for it; the last basket alone where {@code onlyLast}. */
    void add(Past past, boolean onlyLast, double[] scores) {
        boolean[] done = new boolean[with.length];
        int baskets = onlyLast ? Math.min(1, past.size()) : past.size();
        for (int ago = 0; ago < baskets; ago++) {
            double x = Math.pow(fade, ago);
            for (int item : past.ago(ago)) {
                if (item < with.length && !done[item]) {
                    done[item] = true;
                    for (int k = 0; k < with[item].length; k++) {
                        scores[with[item][k]] += x * weights[item][k];
                    }
                }
            }
        }
    }

    /** What of the bought speaks most for this item; −1 for nothing. */
    int because(Past past, int item) {
        int best = -1;
        double most = 0;
        for (int ago = 0; ago < past.size(); ago++) {
            double x = Math.pow(fade, ago);
            for (int bought : past.ago(ago)) {
                double weight = x * weight(bought, item);
                if (weight > most) {
                    most = weight;
                    best = bought;
                }
            }
        }
        return best;
    }

    /** How much one item speaks for another; 0 where that is little. */
    public double weight(int bought, int item) {
        if (bought < with.length) {
            for (int k = 0; k < with[bought].length; k++) {
                if (with[bought][k] == item) {
                    return weights[bought][k];
                }
            }
        }
        return 0;
    }

    int bytes() {
        return Double.BYTES
                + Integer.BYTES
                + Arrays.stream(with)
                        .mapToInt(w -> Integer.BYTES + w.length * 8)
                        .sum();
    }

    void write(ByteBuffer to) {
        to.putDouble(fade).putInt(with.length);
        for (int i = 0; i < with.length; i++) {
            to.putInt(with[i].length);
            for (int k = 0; k < with[i].length; k++) {
                to.putInt(with[i][k]).putFloat(weights[i][k]);
            }
        }
    }

    static Ease read(ByteBuffer from) {
        double fade = from.getDouble();
        int n = from.getInt();
        int[][] with = new int[n][];
        float[][] weights = new float[n][];
        for (int i = 0; i < n; i++) {
            int kept = from.getInt();
            with[i] = new int[kept];
            weights[i] = new float[kept];
            for (int k = 0; k < kept; k++) {
                with[i][k] = from.getInt();
                weights[i][k] = from.getFloat();
            }
        }
        return new Ease(fade, with, weights);
    }
}
