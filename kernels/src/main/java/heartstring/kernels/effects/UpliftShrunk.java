package heartstring.kernels.effects;

import heartstring.kernels.leaving.Logistic;
import java.util.Arrays;

/**
 * One logistic regression of both sides, in which each feature may add to the effect; how far the effects of features are drawn towards nothing
 * is estimated from how far apart they are beyond their errors (B. Efron, C. Morris: Stein's Estimation Rule and Its Competitors: An Empirical
 * Bayes Approach. Journal of the American Statistical Association 68 (1973), 117–130).
 */
final class UpliftShrunk implements Uplift {

    private static final double RIDGE = 1;

    /** However little is found, somebody stays before somebody else. */
    private static final double LEAST_VARIANCE = 2e-4;

    private final double[] centre;
    private final double share;
    private final Logistic model;

    private UpliftShrunk(double[] centre, double share, Logistic model) {
        this.centre = centre;
        this.share = share;
        this.model = model;
    }

    /** Learns of yes and no, where that share got it. */
    static UpliftShrunk fit(double[][] x, boolean[] given, double[] outcome, double share) {
        int p = x[0].length;
        double[] centre = new double[p];
        for (double[] row : x) {
            for (int f = 0; f < p; f++) {
                centre[f] += row[f] / x.length;
            }
        }
        double[][] rows = new double[x.length][];
        boolean[] came = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            rows[i] = row(x[i], centre, given[i] ? 1 - share : -share);
            came[i] = outcome[i] > 0;
        }
        return new UpliftShrunk(centre, share, shrunk(Logistic.fit(rows, came, RIDGE), p));
    }

    /** The features, which side it is, and each feature on that side. */
    private static double[] row(double[] x, double[] centre, double side) {
        double[] row = Arrays.copyOf(x, 2 * x.length + 1);
        row[x.length] = side;
        for (int f = 0; f < x.length; f++) {
            row[x.length + 1 + f] = side * (x[f] - centre[f]);
        }
        return row;
    }

    /** The same model, the last p features drawn towards nothing. */
    private static Logistic shrunk(Logistic model, int p) {
        int all = 2 * p + 1;
        int from = p + 1;
        double[] numbers = model.numbers();
        double[] weights = Arrays.copyOfRange(numbers, 2 * all + from, 2 * all + from + p);
        double[][] errors = new double[p][p];
        double variance = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                errors[i][j] = numbers[3 * all + 1 + (from + i) * (all + 1) + from + j];
            }
            variance += (weights[i] * weights[i] - errors[i][i]) / p;
        }
        double[] drawn = solve(errors, weights, Math.max(variance, LEAST_VARIANCE));
        System.arraycopy(drawn, 0, numbers, 2 * all + from, p);
        return Logistic.read(numbers, all);
    }

    /** The mean of what may be true given what was found: (1 + errors / variance)⁻¹ found, by Gauss and Jordan. */
    private static double[] solve(double[][] errors, double[] found, double variance) {
        int p = found.length;
        double[][] a = new double[p][p + 1];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                a[i][j] = (i == j ? 1 : 0) + errors[i][j] / variance;
            }
            a[i][p] = found[i];
        }
        for (int k = 0; k < p; k++) {
            for (int i = 0; i < p; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= p && i != k; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        double[] solved = new double[p];
        for (int i = 0; i < p; i++) {
            solved[i] = a[i][p] / a[i][i];
        }
        return solved;
    }

    @Override
    public double of(double[] features) {
        return model.chance(row(features, centre, 1 - share)) - model.chance(row(features, centre, -share));
    }
}
