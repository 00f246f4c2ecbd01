package heartstring.kernels.nextbasket;

import heartstring.kernels.heads.Lbfgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns how much each sign weighs from baskets that came next: the weights under which what was bought is likeliest among all that could
 * have been, customer by customer (a conditional logit, McFadden 1974; as a loss of rankings, Cao and others 2007, "Learning to rank: from
 * pairwise approach to listwise approach"), with a small penalty on the squares. The same examples give the same weights.
 */
public final class BlendLearning {

    /** Fewer baskets that came next teach nothing. */
    public static final int LEAST_EXAMPLES = 50;

    private static final int CHUNKS = 8;
    private static final double LEAST_SPREAD = 1e-6;

    private Signs signs;
    private Parts parts;
    private final List<float[]> rows = new ArrayList<>();
    private final List<int[]> hits = new ArrayList<>();

    /** Upon these parts, which have not seen the baskets that came next. */
    public BlendLearning(Parts parts) {
        this.parts = parts;
        this.signs = new Signs(parts);
    }

    /** What is added from now on stands upon these parts, and what is learnt, too. */
    public void upon(Parts others) {
        parts = others;
        signs = new Signs(others);
    }

    /**
     * A past and the basket that came next; one of which nothing could have been told teaches nothing.
     *
     * @param next ascending
     */
    public void add(Past past, int[] next, double now) {
        if (past.size() == 0) {
            return;
        }
        Signs.Candidates candidates = signs.of(past, now);
        int[] hit = IntStream.range(0, candidates.items().length)
                .filter(c -> Arrays.binarySearch(next, candidates.items()[c]) >= 0)
                .toArray();
        if (hit.length > 0) {
            rows.add(candidates.signs());
            hits.add(hit);
        }
    }

    /** How many examples teach something. */
    public int examples() {
        return rows.size();
    }

    /**
     * Empty with too few examples.
     *
     * @param penalty on the squares of the weights
     * @param trees how many grow upon them; 0 for none
     */
    public Optional<Blend> learn(double penalty, int trees) {
        if (rows.size() < LEAST_EXAMPLES) {
            return Optional.empty();
        }
        double[] spread = spread();
        double[] found = Lbfgs.least((place, gradient) -> loss(spread, penalty, place, gradient), Signs.COUNT);
        for (int s = 0; s < found.length; s++) {
            found[s] /= spread[s];
        }
        Trees grown = trees == 0 ? Trees.NONE : new TreeLearning(rows, hits, found).grow(trees);
        return Optional.of(new Blend(parts, found, grown));
    }

    /** Only the spread is needed: what all items of a customer share takes part in no comparison. */
    private double[] spread() {
        double[] sum = new double[Signs.COUNT];
        double[] squares = new double[Signs.COUNT];
        long count = 0;
        for (float[] row : rows) {
            for (int at = 0; at < row.length; at += Signs.COUNT) {
                count++;
                for (int s = 0; s < Signs.COUNT; s++) {
                    sum[s] += row[at + s];
                    squares[s] += (double) row[at + s] * row[at + s];
                }
            }
        }
        double[] spread = new double[Signs.COUNT];
        for (int s = 0; s < spread.length; s++) {
            double mean = sum[s] / count;
            double variance = squares[s] / count - mean * mean;
            // What never differs is left alone; dividing by next to nothing would make much of little.
            spread[s] = variance < LEAST_SPREAD ? 1 : Math.sqrt(variance);
        }
        return spread;
    }

    private double loss(double[] spread, double penalty, double[] place, double[] gradient) {
        double[][] slopes = new double[CHUNKS][Signs.COUNT];
        double[] weights = new double[Signs.COUNT];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = place[s] / spread[s];
        }
        double[] losses = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToDouble(chunk -> {
                    double loss = 0;
                    for (int e = chunk; e < rows.size(); e += CHUNKS) {
                        loss += loss(rows.get(e), hits.get(e), weights, slopes[chunk]);
                    }
                    return loss;
                })
                .toArray();
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            loss += losses[chunk];
            for (int s = 0; s < gradient.length; s++) {
                gradient[s] += slopes[chunk][s];
            }
        }
        loss /= rows.size();
        for (int s = 0; s < gradient.length; s++) {
            gradient[s] = gradient[s] / rows.size() / spread[s] + penalty * place[s];
            loss += penalty / 2 * place[s] * place[s];
        }
        return loss;
    }

    private static double loss(float[] row, int[] hit, double[] weights, double[] slope) {
        int n = row.length / Signs.COUNT;
        double[] scores = new double[n];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            double score = 0;
            for (int s = 0; s < Signs.COUNT; s++) {
                score += weights[s] * row[c * Signs.COUNT + s];
            }
            scores[c] = score;
            most = Math.max(most, score);
        }
        double all = 0;
        for (double score : scores) {
            all += Math.exp(score - most);
        }
        double whole = most + Math.log(all);
        double loss = whole;
        double part = 1.0 / hit.length;
        for (int c = 0; c < n; c++) {
            scores[c] = Math.exp(scores[c] - whole);
        }
        for (int c : hit) {
            double score = 0;
            for (int s = 0; s < Signs.COUNT; s++) {
                score += weights[s] * row[c * Signs.COUNT + s];
            }
            loss -= part * score;
            scores[c] -= part;
        }
        for (int c = 0; c < n; c++) {
            for (int s = 0; s < Signs.COUNT; s++) {
                slope[s] += scores[c] * row[c * Signs.COUNT + s];
            }
        }
        return loss;
    }
}
