package heartstring.kernels.nextbasket;

import heartstring.kernels.nextbasket.pace.Gaps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Ranks what may be in somebody's next basket: a weighed sum of signs, and small trees upon it, both learnt from baskets that came next. It
 * holds what was learnt of the whole house, and nothing of anybody in it.
 */
public final class Blend {

    private static final int FORM = 1;

    private final Parts parts;
    private final Signs signs;
    private final double[] weights;
    private final Trees trees;

    Blend(Parts parts, double[] weights, Trees trees) {
        this.parts = parts;
        this.signs = new Signs(parts);
        this.weights = weights.clone();
        this.trees = trees;
    }

    /**
     * What was found.
     *
     * @param item its number
     * @param own whether it was bought before
     * @param because for what was never bought, what of the bought speaks most for it; −1 where nothing does, and it is bought by many
     * @param score the higher the likelier; comparable within one answer alone
     */
    public record Told(int item, boolean own, int because, double score) {}

    /**
     * The likeliest items, likeliest first; empty for a past without baskets.
     *
     * @param now the day of the basket asked about, in the unit of the past's days
     * @param n at most so many
     * @param excluded what may not be told
     */
    public List<Told> next(Past past, double now, int n, IntPredicate excluded) {
        if (past.size() == 0) {
            return List.of();
        }
        Signs.Candidates candidates = signs.of(past, now);
        double[] scores = scores(candidates);
        for (int c = 0; c < scores.length; c++) {
            if (excluded.test(candidates.items()[c])) {
                scores[c] = Double.NEGATIVE_INFINITY;
            }
        }
        List<Told> told = new ArrayList<>();
        for (int c : Ranking.top(scores, n, Double.NEGATIVE_INFINITY)) {
            boolean own = c < candidates.own();
            int item = candidates.items()[c];
            told.add(new Told(item, own, own ? -1 : parts.ease().because(past, item), scores[c]));
        }
        return told;
    }

    /** The numbers of the likeliest items alone. */
    public int[] items(Past past, double now, int n) {
        return next(past, now, n, item -> false).stream().mapToInt(Told::item).toArray();
    }

    private double[] scores(Signs.Candidates candidates) {
        double[] scores = new double[candidates.items().length];
        for (int c = 0; c < scores.length; c++) {
            for (int s = 0; s < weights.length; s++) {
                scores[c] += weights[s] * candidates.signs()[c * weights.length + s];
            }
            scores[c] += trees.sum(candidates.signs(), c * weights.length);
        }
        return scores;
    }

    /** The usual gap of an item. */
    public Gaps.Gap gap(int item) {
        return parts.gaps().of(item);
    }

    /** What was learnt of everybody, and weighs the signs. */
    public Parts parts() {
        return parts;
    }

    /** How much each sign weighs, by its name and in the unit of the sign. */
    public List<String> weights() {
        List<String> told = new ArrayList<>();
        for (int s = 0; s < weights.length; s++) {
            told.add(Signs.NAMES.get(s) + " " + Math.round(weights[s] * 1_000) / 1_000.0);
        }
        return told;
    }

    /** The same weights upon what was learnt later. */
    public Blend with(Parts later) {
        return new Blend(later, weights, trees);
    }

    /** As bytes, which {@link #read} takes again. */
    public byte[] bytes() {
        int items = parts.trends().items();
        ByteBuffer to = ByteBuffer.allocate(2 * Integer.BYTES
                + weights.length * Double.BYTES
                + trees.bytes()
                + parts.ease().bytes()
                + parts.trends().bytes()
                + parts.gaps().bytes(items));
        to.putInt(FORM).putInt(weights.length);
        for (double weight : weights) {
            to.putDouble(weight);
        }
        trees.write(to);
        parts.ease().write(to);
        parts.trends().write(to);
        parts.gaps().write(items, to);
        return to.array();
    }

    /** Out of the bytes of {@link #bytes}; an IllegalArgumentException for those of another form. */
    public static Blend read(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        if (bytes.length < 2 * Integer.BYTES || from.getInt() != FORM || from.getInt() != Signs.COUNT) {
            throw new IllegalArgumentException("These bytes are of another form");
        }
        double[] weights = new double[Signs.COUNT];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = from.getDouble();
        }
        Trees trees = Trees.read(from);
        return new Blend(new Parts(Ease.read(from), Trends.read(from), Gaps.read(from)), weights, trees);
    }
}
