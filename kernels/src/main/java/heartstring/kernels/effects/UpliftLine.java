package heartstring.kernels.effects;

import java.util.Arrays;

/** A ridge regression whose penalty is chosen by folds (A. E. Hoerl, R. W. Kennard: Ridge Regression. Technometrics 12 (1970), 55–67). */
final class UpliftLine {

    private static final double[] PENALTIES = {1e-3, 1e-2, 0.03, 0.1, 0.3, 1, 3, 10, 100};
    private static final int FOLDS = 5;
    private static final double CONSTANT = 1e-9;

    private final double[] mean;
    private final double[] spread;
    private final double[] weights;
    private final double level;

    private UpliftLine(double[] mean, double[] spread, double[] weights, double level) {
        this.mean = mean;
        this.spread = spread;
        this.weights = weights;
        this.level = level;
    }

    double of(double[] x) {
        double sum = level;
        for (int f = 0; f < weights.length; f++) {
            sum += weights[f] * (x[f] - mean[f]) / spread[f];
        }
        return sum;
    }

    /** Learns y of x. */
    static UpliftLine fit(double[][] x, double[] y) {
        int n = x.length;
        int p = x[0].length;
        double[] mean = new double[p];
        double[] spread = new double[p];
        for (double[] row : x) {
            for (int f = 0; f < p; f++) {
                mean[f] += row[f] / n;
            }
        }
        for (double[] row : x) {
            for (int f = 0; f < p; f++) {
                spread[f] += (row[f] - mean[f]) * (row[f] - mean[f]) / n;
            }
        }
        for (int f = 0; f < p; f++) {
            spread[f] = Math.sqrt(spread[f]) > CONSTANT ? Math.sqrt(spread[f]) : 1;
        }
        Sums[] folds = new Sums[FOLDS];
        Arrays.setAll(folds, i -> new Sums(p + 1));
        double[] row = new double[p + 1];
        row[p] = 1;
        for (int i = 0; i < n; i++) {
            for (int f = 0; f < p; f++) {
                row[f] = (x[i][f] - mean[f]) / spread[f];
            }
            // Neighbours in the list may be alike, and what repeats every five rows is rare.
            folds[i % FOLDS].add(row, y[i]);
        }
        Sums all = new Sums(p + 1);
        for (Sums fold : folds) {
            all.add(fold, 1);
        }
        double best = PENALTIES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : PENALTIES) {
            double loss = 0;
            for (Sums fold : folds) {
                Sums rest = all.copy();
                rest.add(fold, -1);
                loss += fold.loss(rest.solve(penalty));
            }
            if (loss < least) {
                least = loss;
                best = penalty;
            }
        }
        double[] found = all.solve(best);
        return new UpliftLine(mean, spread, Arrays.copyOf(found, p), found[p]);
    }

    /** Cross products of rows and outcomes. */
    private static final class Sums {
        private final int width;
        private final double[][] products;
        private final double[] outcomes;
        private double squares;
        private double rows;

        Sums(int width) {
            this.width = width;
            this.products = new double[width][width];
            this.outcomes = new double[width];
        }

        void add(double[] row, double y) {
            rows++;
            squares += y * y;
            for (int i = 0; i < width; i++) {
                outcomes[i] += row[i] * y;
                for (int j = 0; j < width; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
        }

        void add(Sums other, double times) {
            rows += times * other.rows;
            squares += times * other.squares;
            for (int i = 0; i < width; i++) {
                outcomes[i] += times * other.outcomes[i];
                for (int j = 0; j < width; j++) {
                    products[i][j] += times * other.products[i][j];
                }
            }
        }

        Sums copy() {
            Sums copy = new Sums(width);
            copy.add(this, 1);
            return copy;
        }

        /** The sum of squared errors of these weights. */
        double loss(double[] b) {
            double loss = squares;
            for (int i = 0; i < width; i++) {
                loss -= 2 * b[i] * outcomes[i];
                for (int j = 0; j < width; j++) {
                    loss += b[i] * b[j] * products[i][j];
                }
            }
            return loss;
        }

        /** The weights under that penalty for each row; the level, which is last, costs nothing. */
        double[] solve(double penalty) {
            double[][] a = new double[width][width + 1];
            for (int i = 0; i < width; i++) {
                System.arraycopy(products[i], 0, a[i], 0, width);
                a[i][width] = outcomes[i];
                a[i][i] += i < width - 1 ? penalty * rows : 1e-9;
            }
            for (int k = 0; k < width; k++) {
                for (int i = 0; i < width; i++) {
                    double factor = a[i][k] / a[k][k];
                    for (int j = k; j <= width && i != k; j++) {
                        a[i][j] -= factor * a[k][j];
                    }
                }
            }
            double[] weights = new double[width];
            for (int i = 0; i < width; i++) {
                weights[i] = a[i][width] / a[i][i];
            }
            return weights;
        }
    }
}
