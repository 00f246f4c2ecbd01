package heartstring.kernels.linkage;

import java.util.Arrays;

/**
 * Adds up the evidence of pairs, the cheap fields first: what is the same, missing or unlike is seen without reading it, and as soon
 * as the best that the rest could say is too little, the rest is left out. For one thread.
 */
final class Scores {

    private static final double RAREST = 1e-6;
    private static final int COUNTED = 1 << 12;
    /** So many further records, in which values are as rare as usual, are supposed: among a few nothing is rare. */
    private static final int SUPPOSED = 100;

    private final People people;
    private final Comparison comparison;
    private final int[] codes;
    private final int fields;
    private final double prior;
    private final double[][] bits;
    private final double[] best;
    private final boolean[] names;
    private final double[] rare;
    private final int[] order;
    private final double[] added;
    private final double[] known;
    private final double[][] logs;

    /**
     * For one thread.
     *
     * @param table of these people
     * @param weighsRarity not among a few records, where nothing can be said about how rare a value is
     */
    Scores(People people, Table table, Weights weights, boolean weighsRarity) {
        this.codes = table.codes();
        this.people = people;
        this.comparison = new Comparison(people, table);
        this.fields = people.fields().size();
        this.prior = weights.priorBits();
        this.bits = new double[fields][];
        this.best = new double[fields];
        this.names = new boolean[fields];
        this.rare = new double[fields];
        this.added = new double[fields];
        this.known = new double[fields];
        this.logs = new double[fields][COUNTED];
        for (int f = 0; f < fields; f++) {
            Kind kind = people.fields().get(f).kind();
            bits[f] = new double[kind.levels() + 1];
            best[f] = 0;
            for (int level = 1; level <= kind.levels(); level++) {
                bits[f][level] = weights.bits(f, level);
                best[f] = level == 1 ? best[f] : Math.max(best[f], bits[f][level]);
            }
            names[f] = kind.isName();
            added[f] = SUPPOSED * weights.u()[f][0];
            known[f] = Weights.log2(people.known(f) + SUPPOSED);
            for (int count = 1; count < COUNTED; count++) {
                logs[f][count] = Weights.log2(count + added[f]);
            }
            rare[f] = weighsRarity && kind.weighsRarity ? Weights.log2(weights.m()[f][0]) : Double.NaN;
        }
        this.order = widest();
    }

    /** The fields, those first of which the most depends. */
    private int[] widest() {
        Integer[] all = new Integer[fields];
        Arrays.setAll(all, f -> f);
        Arrays.sort(all, (a, b) -> Double.compare(width(b), width(a)));
        return Arrays.stream(all).mapToInt(f -> f).toArray();
    }

    private double width(int field) {
        return best[field] - Arrays.stream(bits[field]).min().orElse(0);
    }

    /** The evidence in bits; anything below {@code least} when it cannot reach that. */
    double bits(int a, int b, double least) {
        double sum = prior;
        double rest = 0;
        long open = 0;
        for (int f = 0; f < fields; f++) {
            int codeA = codes[a * fields + f];
            int codeB = codes[b * fields + f];
            if (codeA == codeB) {
                sum += codeA == 0 || comparison.isExplained(f, a, b) ? 0 : same(f, codeA);
            } else if (codeA != 0 && codeB != 0) {
                int unlike = comparison.unlike(f, a, b);
                if (unlike > 0) {
                    sum += bits[f][unlike];
                } else {
                    rest += best[f];
                    open |= 1L << f;
                }
            } else if (names[f]) {
                rest += Math.max(0, bits[f][4]);
                open |= 1L << f;
            }
        }
        for (int i = 0; i < fields && open != 0; i++) {
            if (sum + rest < least) {
                return Double.NEGATIVE_INFINITY;
            }
            int f = order[i];
            if ((open >>> f & 1) == 1) {
                open &= ~(1L << f);
                boolean missing = codes[a * fields + f] == 0 || codes[b * fields + f] == 0;
                rest -= missing ? Math.max(0, bits[f][4]) : best[f];
                sum += bits[f][comparison.level(f, a, b)];
            }
        }
        return sum;
    }

    int level(int field, int a, int b) {
        return comparison.level(field, a, b);
    }

    double bits(int field, int level, int a) {
        return level == 1 ? same(field, people.code(field, a)) : bits[field][level];
    }

    /** The same rare value says more than the same common one. */
    private double same(int field, int code) {
        if (Double.isNaN(rare[field])) {
            return bits[field][1];
        }
        int count = people.count(field, code);
        double share = count < COUNTED ? logs[field][count] : Weights.log2(count + added[field]);
        return rare[field] - Math.max(Weights.log2(RAREST), share - known[field]);
    }
}
