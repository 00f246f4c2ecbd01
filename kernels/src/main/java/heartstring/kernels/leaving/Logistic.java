package heartstring.kernels.leaving;

import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty on standardised features (le Cessie and van Houwelingen 1992, "Ridge estimators in logistic
 * regression"), by Newton's method; the uncertainty of a chance by the delta method from the inverse of the penalised Hessian. The
 * level is not penalised. Rows of one customer hang together, so the stated uncertainty is rather too small.
 */
public final class Logistic {

    private static final int MOST_STEPS = 50;
    private static final double FLAT = 1e-9;
    private static final double LEAST_SPREAD = 1e-6;

    private final double[] mean;
    private final double[] spread;
    private final double[] weights;
    private final double[][] covariance;

    /**
     * Of what {@link #numbers} told.
     *
     * @param weights of the standardised features, the level last
     * @param covariance of these weights
     */
    public Logistic(double[] mean, double[] spread, double[] weights, double[][] covariance) {
        this.mean = mean.clone();
        this.spread = spread.clone();
        this.weights = weights.clone();
        this.covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** All numbers in one row: means, spreads, weights with the level last, covariance by rows. */
    public double[] numbers() {
        int n = mean.length;
        double[] all = new double[2 * n + (n + 1) + (n + 1) * (n + 1)];
        System.arraycopy(mean, 0, all, 0, n);
        System.arraycopy(spread, 0, all, n, n);
        System.arraycopy(weights, 0, all, 2 * n, n + 1);
        for (int i = 0; i <= n; i++) {
            System.arraycopy(covariance[i], 0, all, 2 * n + (n + 1) * (i + 1), n + 1);
        }
        return all;
    }

    /** The model of so many features out of {@link #numbers}. */
    public static Logistic read(double[] all, int features) {
        int n = features;
        if (all.length != 2 * n + (n + 1) * (n + 2)) {
            throw new IllegalArgumentException(all.length + " numbers are no model of " + n + " features");
        }
        double[][] covariance = new double[n + 1][];
        for (int i = 0; i <= n; i++) {
            covariance[i] = Arrays.copyOfRange(all, 2 * n + (n + 1) * (i + 1), 2 * n + (n + 1) * (i + 2));
        }
        return new Logistic(
                Arrays.copyOf(all, n),
                Arrays.copyOfRange(all, n, 2 * n),
                Arrays.copyOfRange(all, 2 * n, 3 * n + 1),
                covariance);
    }

    /**
     * Learns from examples.
     *
     * @param x rows of features, of equal length
     * @param y what became of each
     * @param ridge the penalty on the square of a standardised weight; above 0
     */
    public static Logistic fit(double[][] x, boolean[] y, double ridge) {
        if (x.length == 0 || x.length != y.length || ridge <= 0) {
            throw new IllegalArgumentException("Nothing to learn from, or no penalty");
        }
        int n = x[0].length;
        double[] mean = new double[n];
        double[] spread = new double[n];
        for (int f = 0; f < n; f++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : x) {
                sum += row[f];
                squares += row[f] * row[f];
            }
            mean[f] = sum / x.length;
            spread[f] = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares / x.length - mean[f] * mean[f])));
        }
        Logistic model = new Logistic(mean, spread, new double[n + 1], new double[n + 1][n + 1]);
        return model.walk(x, y, ridge);
    }

    private Logistic walk(double[][] x, boolean[] y, double ridge) {
        int n = mean.length;
        double[] w = weights.clone();
        double[][] inverse = new double[n + 1][n + 1];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] slope = new double[n + 1];
            double[][] bend = new double[n + 1][n + 1];
            for (int i = 0; i < x.length; i++) {
                double[] row = standard(x[i]);
                double p = sigmoid(dot(w, row));
                double off = p - (y[i] ? 1 : 0);
                double weight = Math.max(1e-12, p * (1 - p));
                for (int a = 0; a <= n; a++) {
                    slope[a] += off * row[a];
                    for (int b = 0; b <= a; b++) {
                        bend[a][b] += weight * row[a] * row[b];
                    }
                }
            }
            for (int a = 0; a <= n; a++) {
                slope[a] += a < n ? ridge * w[a] : 0;
                bend[a][a] += a < n ? ridge : 1e-9;
                for (int b = 0; b < a; b++) {
                    bend[b][a] = bend[a][b];
                }
            }
            inverse = inverse(bend);
            double longest = 0;
            for (int a = 0; a <= n; a++) {
                double change = Math.clamp(dot(inverse[a], slope), -2, 2);
                w[a] -= change;
                longest = Math.max(longest, Math.abs(change));
            }
            if (longest < FLAT) {
                break;
            }
        }
        return new Logistic(mean, spread, w, inverse);
    }

    /** The same model of more features, in which its own stand at these places and the others weigh nothing. */
    public Logistic among(int features, int[] places) {
        double[] means = new double[features];
        double[] spreads = new double[features];
        Arrays.fill(spreads, 1);
        double[] all = new double[features + 1];
        double[][] errors = new double[features + 1][features + 1];
        int[] at = Arrays.copyOf(places, places.length + 1);
        at[places.length] = features;
        for (int i = 0; i < at.length; i++) {
            all[at[i]] = weights[i];
            if (i < places.length) {
                means[at[i]] = mean[i];
                spreads[at[i]] = spread[i];
            }
            for (int k = 0; k < at.length; k++) {
                errors[at[i]][at[k]] = covariance[i][k];
            }
        }
        return new Logistic(means, spreads, all, errors);
    }

    /** The chance, between 0 and 1. */
    public double chance(double[] features) {
        return sigmoid(dot(weights, standard(features)));
    }

    /** What each feature adds to the logarithm of the odds, against the average row. */
    public double[] parts(double[] features) {
        double[] row = standard(features);
        double[] parts = new double[mean.length];
        for (int f = 0; f < parts.length; f++) {
            parts[f] = weights[f] * row[f];
        }
        return parts;
    }

    /** The standard error of the logarithm of the odds. */
    public double error(double[] features) {
        double[] row = standard(features);
        double sum = 0;
        for (int a = 0; a < row.length; a++) {
            sum += row[a] * dot(covariance[a], row);
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /** The interval that holds the chance in 95 of 100 cases: from, to. */
    public double[] interval(double[] features) {
        double middle = dot(weights, standard(features));
        double error = 1.96 * error(features);
        return new double[] {sigmoid(middle - error), sigmoid(middle + error)};
    }

    /** By how much the odds are multiplied when a feature is one standard deviation higher. */
    public double odds(int feature) {
        return Math.exp(weights[feature]);
    }

    /** The interval of {@link #odds} that holds it in 95 of 100 cases: from, to. */
    public double[] oddsInterval(int feature) {
        double error = 1.96 * Math.sqrt(Math.max(0, covariance[feature][feature]));
        return new double[] {Math.exp(weights[feature] - error), Math.exp(weights[feature] + error)};
    }

    private double[] standard(double[] features) {
        if (features.length != mean.length) {
            throw new IllegalArgumentException("This model has " + mean.length + " features, not " + features.length);
        }
        double[] row = new double[mean.length + 1];
        for (int f = 0; f < mean.length; f++) {
            row[f] = (features[f] - mean[f]) / spread[f];
        }
        row[mean.length] = 1;
        return row;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** By Gauss and Jordan; the matrix is positive definite, for the penalty makes it so. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] left = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            right[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            double pivot = left[column][column];
            for (int k = 0; k < n; k++) {
                left[column][k] /= pivot;
                right[column][k] /= pivot;
            }
            for (int row = 0; row < n; row++) {
                double factor = left[row][column];
                if (row != column && factor != 0) {
                    for (int k = 0; k < n; k++) {
                        left[row][k] -= factor * left[column][k];
                        right[row][k] -= factor * right[column][k];
                    }
                }
            }
        }
        return right;
    }
}
