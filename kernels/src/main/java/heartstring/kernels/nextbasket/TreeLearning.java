package heartstring.kernels.nextbasket;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows trees upon a weighed sum, each where the loss still falls: gradient boosting (Friedman 2001, "Greedy function approximation") with
 * second derivatives (Chen and Guestrin 2016, "XGBoost") and signs in a few bins, of the same loss of rankings as the weights. No lot is
 * drawn: the same examples give the same trees.
 */
final class TreeLearning {

    private static final int BINS = 32;
    private static final int CHUNKS = 4;
    private static final int LOOKED_AT = 20_000;
    private static final double SHRINK = 0.1;
    private static final double RIDGE = 10;
    private static final double LEAST_BEND = 10;
    private static final double LEAST_GAIN = 1e-3;

    private final List<int[]> hits;
    private final int[] starts;
    private final float[][] edges = new float[Signs.COUNT][];
    private final byte[] bins;
    private final double[] scores;
    private final float[] slopes;
    private final float[] bends;
    private final byte[] nodes;

    /**
     * @param rows of each example the signs of its candidates
     * @param hits of each example the candidates that were bought
     * @param weights of the sum that the trees grow upon
     */
    TreeLearning(List<float[]> rows, List<int[]> hits, double[] weights) {
        this.hits = hits;
        this.starts = new int[rows.size() + 1];
        for (int e = 0; e < rows.size(); e++) {
            starts[e + 1] = starts[e] + rows.get(e).length / Signs.COUNT;
        }
        int total = starts[rows.size()];
        bins = new byte[total * Signs.COUNT];
        scores = new double[total];
        slopes = new float[total];
        bends = new float[total];
        nodes = new byte[total];
        cut(rows, total);
        for (int e = 0; e < rows.size(); e++) {
            fill(rows.get(e), starts[e], weights);
        }
    }

    /** Where each sign is cut into bins: at values of evenly chosen candidates, so that about as many lie in each. */
    private void cut(List<float[]> rows, int total) {
        int step = Math.max(1, total / LOOKED_AT);
        for (int s = 0; s < Signs.COUNT; s++) {
            float[] seen = new float[total / step + 1];
            int n = 0;
            int next = 0;
            for (int e = 0; e < rows.size(); e++) {
                for (; next < starts[e + 1]; next += step) {
                    seen[n++] = rows.get(e)[(next - starts[e]) * Signs.COUNT + s];
                }
            }
            float[] sorted = Arrays.copyOf(seen, n);
            Arrays.sort(sorted);
            float[] some = new float[BINS - 1];
            int kept = 0;
            for (int b = 1; b < BINS; b++) {
                float value = sorted[(int) ((long) b * (n - 1) / BINS)];
                if (kept == 0 || value > some[kept - 1]) {
                    some[kept++] = value;
                }
            }
            edges[s] = Arrays.copyOf(some, kept);
        }
    }

    private void fill(float[] row, int from, double[] weights) {
        for (int c = 0; c < row.length / Signs.COUNT; c++) {
            double score = 0;
            for (int s = 0; s < Signs.COUNT; s++) {
                float value = row[c * Signs.COUNT + s];
                score += weights[s] * value;
                int found = Arrays.binarySearch(edges[s], value);
                bins[(from + c) * Signs.COUNT + s] = (byte) (found >= 0 ? found : -found - 1);
            }
            scores[from + c] = score;
        }
    }

    Trees grow(int count) {
        int[] signs = new int[count * Trees.INNER];
        float[] cuts = new float[signs.length];
        float[] leaves = new float[count * Trees.LEAVES];
        for (int t = 0; t < count; t++) {
            derive();
            Arrays.fill(nodes, (byte) 0);
            for (int level = 0; level < Trees.DEPTH; level++) {
                split(level, t * Trees.INNER, signs, cuts);
            }
            settle(t * Trees.LEAVES, leaves);
        }
        return new Trees(signs, cuts, leaves);
    }

    /** First and second derivatives of the loss by each score. */
    private void derive() {
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            for (int e = chunk; e < hits.size(); e += CHUNKS) {
                double most = Double.NEGATIVE_INFINITY;
                for (int r = starts[e]; r < starts[e + 1]; r++) {
                    most = Math.max(most, scores[r]);
                }
                double all = 0;
                for (int r = starts[e]; r < starts[e + 1]; r++) {
                    all += Math.exp(scores[r] - most);
                }
                for (int r = starts[e]; r < starts[e + 1]; r++) {
                    double share = Math.exp(scores[r] - most) / all;
                    slopes[r] = (float) share;
                    bends[r] = (float) (share * (1 - share));
                }
                for (int hit : hits.get(e)) {
                    slopes[starts[e] + hit] -= 1f / hits.get(e).length;
                }
            }
        });
    }

    /** Puts the best question to each node of a level, and its candidates to the left or right below it. */
    private void split(int level, int root, int[] signs, float[] cuts) {
        int width = 1 << level;
        double[] sums = sums(width);
        int[] bestSign = new int[width];
        int[] bestBin = new int[width];
        Arrays.fill(bestBin, BINS);
        for (int node = 0; node < width; node++) {
            double best = LEAST_GAIN;
            for (int s = 0; s < Signs.COUNT; s++) {
                int at = (node * Signs.COUNT + s) * BINS * 2;
                double slope = 0;
                double bend = 0;
                for (int b = 0; b < BINS; b++) {
                    slope += sums[at + 2 * b];
                    bend += sums[at + 2 * b + 1];
                }
                double left = 0;
                double leftBend = 0;
                for (int b = 0; b < edges[s].length; b++) {
                    left += sums[at + 2 * b];
                    leftBend += sums[at + 2 * b + 1];
                    if (leftBend >= LEAST_BEND && bend - leftBend >= LEAST_BEND) {
                        double gain = worth(left, leftBend) + worth(slope - left, bend - leftBend) - worth(slope, bend);
                        if (gain > best) {
                            best = gain;
                            bestSign[node] = s;
                            bestBin[node] = b;
                        }
                    }
                }
            }
            int place = root + width - 1 + node;
            signs[place] = bestSign[node];
            cuts[place] = bestBin[node] == BINS ? Float.POSITIVE_INFINITY : edges[bestSign[node]][bestBin[node]];
        }
        for (int r = 0; r < nodes.length; r++) {
            int node = nodes[r];
            nodes[r] = (byte) (2 * node + (bins[r * Signs.COUNT + bestSign[node]] <= bestBin[node] ? 0 : 1));
        }
    }

    private static double worth(double slope, double bend) {
        return slope * slope / (bend + RIDGE);
    }

    /** Of each node of a level, sign and bin both derivatives summed. */
    private double[] sums(int width) {
        int size = width * Signs.COUNT * BINS * 2;
        double[][] parts = new double[CHUNKS][];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] part = new double[size];
            int from = (int) ((long) nodes.length * chunk / CHUNKS);
            int to = (int) ((long) nodes.length * (chunk + 1) / CHUNKS);
            for (int r = from; r < to; r++) {
                int base = nodes[r] * Signs.COUNT;
                for (int s = 0; s < Signs.COUNT; s++) {
                    int at = ((base + s) * BINS + bins[r * Signs.COUNT + s]) * 2;
                    part[at] += slopes[r];
                    part[at + 1] += bends[r];
                }
            }
            parts[chunk] = part;
        });
        double[] sums = parts[0];
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            for (int i = 0; i < size; i++) {
                sums[i] += parts[chunk][i];
            }
        }
        return sums;
    }

    /** What each leaf says, and adds to the scores of its candidates. */
    private void settle(int from, float[] leaves) {
        double[] slope = new double[Trees.LEAVES];
        double[] bend = new double[Trees.LEAVES];
        for (int r = 0; r < nodes.length; r++) {
            slope[nodes[r]] += slopes[r];
            bend[nodes[r]] += bends[r];
        }
        for (int leaf = 0; leaf < Trees.LEAVES; leaf++) {
            leaves[from + leaf] = (float) (-SHRINK * slope[leaf] / (bend[leaf] + RIDGE));
        }
        for (int r = 0; r < nodes.length; r++) {
            scores[r] += leaves[from + nodes[r]];
        }
    }
}
