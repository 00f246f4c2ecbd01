package heartstring.kernels.linkage;

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
