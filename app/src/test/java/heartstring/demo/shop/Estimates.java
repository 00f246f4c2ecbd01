package heartstring.demo.shop;

import java.util.List;
import java.util.stream.Stream;

/** The plain statistics with which the tests look for planted truths. */
final class Estimates {

    private Estimates() {}

    /** Difference of the arms, adjusted for the visits before, and its standard error. */
    static double[] effect(List<double[]> given, List<double[]> held) {
        List<double[]> all = Stream.concat(given.stream(), held.stream()).toList();
        double x = all.stream().mapToDouble(r -> r[0]).average().orElseThrow();
        double y = all.stream().mapToDouble(r -> r[1]).average().orElseThrow();
        double xy = all.stream().mapToDouble(r -> (r[0] - x) * (r[1] - y)).sum();
        double xx = all.stream().mapToDouble(r -> (r[0] - x) * (r[0] - x)).sum();
        double slope = xy / xx;
        double[] one = moments(given, slope);
        double[] other = moments(held, slope);
        return new double[] {one[0] - other[0], Math.sqrt(one[1] / given.size() + other[1] / held.size())};
    }

    private static double[] moments(List<double[]> rows, double slope) {
        double mean =
                rows.stream().mapToDouble(r -> r[1] - slope * r[0]).average().orElseThrow();
        double variance = rows.stream()
                        .mapToDouble(r -> Math.pow(r[1] - slope * r[0] - mean, 2))
                        .sum()
                / (rows.size() - 1);
        return new double[] {mean, variance};
    }

    /** Least squares with an intercept; the last column is explained by the others. */
    static double[] regression(List<double[]> rows) {
        int n = 4;
        double[][] a = new double[n][n + 1];
        for (double[] row : rows) {
            double[] x = {1, row[0], row[1], row[2], row[3]};
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= n; j++) {
                    a[i][j] += x[i] * x[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = k == i ? 0 : a[k][i] / a[i][i];
                for (int j = i; j <= n && k != i; j++) {
                    a[k][j] -= factor * a[i][j];
                }
            }
        }
        double[] slopes = new double[n];
        for (int i = 0; i < n; i++) {
            slopes[i] = a[i][n] / a[i][i];
        }
        return slopes;
    }
}
