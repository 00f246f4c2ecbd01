package heartstring.kernels.linkage;

import java.util.List;

/**
 * What was learnt: for each field and level how often it is met among pairs that are one person ({@code m}) and among pairs that are
 * not ({@code u}), and how rare it is that two records drawn by lot are one person.
 *
 * @param m by field, then level − 1; each field sums to 1
 * @param u alike
 * @param prior the share of all pairs that are one person, above 0 and at most a half
 */
public record Weights(double[][] m, double[][] u, double prior) {

    /** The evidence of one level in bits (logarithm to base 2 of m over u); 0 for "not known". */
    public double bits(int field, int level) {
        return level == 0 ? 0 : log2(m[field][level - 1] / u[field][level - 1]);
    }

    /** The evidence before anything is compared, in bits. */
    public double priorBits() {
        return log2(prior / (1 - prior));
    }

    /** The same, but one level says so much; what is the same is still weighed by how rare it is. */
    public Weights adjusted(int field, int level, double bits) {
        double[][] changed = m.clone();
        changed[field] = m[field].clone();
        changed[field][level - 1] = u[field][level - 1] * Math.pow(2, bits);
        return new Weights(changed, u, prior);
    }

    /** The probability that so much evidence, in bits, speaks of. */
    public static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    /** The evidence, in bits, of a probability above 0 and below 1. */
    public static double bitsOf(double probability) {
        return log2(probability / (1 - probability));
    }

    boolean fits(List<Field> fields) {
        boolean fits = m.length == fields.size() && u.length == fields.size();
        for (int f = 0; f < fields.size() && fits; f++) {
            int levels = fields.get(f).kind().levels();
            fits = m[f].length == levels && u[f].length == levels;
        }
        return fits;
    }

    /** The evidence of a whole pattern, rarity of values left aside. */
    double bits(long pattern) {
        double bits = priorBits();
        for (int f = 0; f < m.length; f++) {
            bits += bits(f, Comparison.level(pattern, f));
        }
        return bits;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
