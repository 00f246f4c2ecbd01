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

    /** What is usual among customers, for houses too small to learn from. Throws IllegalArgumentException below 2 records. */
    public static Weights usual(List<Field> fields, int records) {
        if (records < 2) {
            throw new IllegalArgumentException("There have to be two records to compare.");
        }
        double[][] m = new double[fields.size()][];
        double[][] u = new double[fields.size()][];
        for (int f = 0; f < m.length; f++) {
            Kind kind = fields.get(f).kind();
            m[f] = usual(kind, true);
            u[f] = usual(kind, false);
        }
        return new Weights(m, u, Math.min(0.01, 1.0 / records));
    }

    private static double[] usual(Kind kind, boolean matching) {
        return switch (kind) {
            case GIVEN_NAME ->
                matching
                        ? new double[] {0.80, 0.07, 0.05, 0.03, 0.02, 0.03}
                        : new double[] {0.01, 0.005, 0.005, 0.001, 0.029, 0.95};
            case FAMILY_NAME ->
                matching
                        ? new double[] {0.82, 0.07, 0.02, 0.03, 0.01, 0.05}
                        : new double[] {0.005, 0.003, 0.003, 0.001, 0.028, 0.96};
            case DATE ->
                matching
                        ? new double[] {0.88, 0.06, 0.02, 0.01, 0.03}
                        : new double[] {0.0001, 0.001, 0.006, 0.0129, 0.98};
            case EMAIL ->
                matching ? new double[] {0.65, 0.10, 0.05, 0.20} : new double[] {0.00001, 0.0005, 0.00499, 0.9945};
            case NUMBER ->
                matching ? new double[] {0.75, 0.05, 0.01, 0.19} : new double[] {0.00001, 0.0002, 0.00179, 0.998};
            case PLACE -> matching ? new double[] {0.85, 0.05, 0.10} : new double[] {0.05, 0.01, 0.94};
            case STREET -> matching ? new double[] {0.75, 0.08, 0.05, 0.12} : new double[] {0.0005, 0.0015, 0.098, 0.9};
            case POSTCODE -> matching ? new double[] {0.83, 0.05, 0.12} : new double[] {0.01, 0.02, 0.97};
            case CODE -> matching ? new double[] {0.85, 0.05, 0.10} : new double[] {0.05, 0.15, 0.8};
        };
    }

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
