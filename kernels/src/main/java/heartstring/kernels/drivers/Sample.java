package heartstring.kernels.drivers;

import java.util.List;

/**
 * What was seen.
 *
 * @param outcome of each row; more is better. 0 and 1 alone where it is yes or no
 * @param yesNo whether it is yes or no
 * @param factors what may go with it
 * @param held columns that are no factors and are held still: what they account for is taken away first
 * @param clusters whose row it is; rows of one customer hang together and are drawn together
 */
public record Sample(double[] outcome, boolean yesNo, List<Factor> factors, double[][] held, int[] clusters) {

    public Sample {
        factors = List.copyOf(factors);
        int rows = outcome.length;
        if (clusters.length != rows) {
            throw new IllegalArgumentException(clusters.length + " customers for " + rows + " rows");
        }
        for (double[] column : held) {
            check(column, rows);
        }
        for (Factor factor : factors) {
            for (double[] column : factor.columns()) {
                check(column, rows);
            }
        }
        for (double y : outcome) {
            if (!Double.isFinite(y) || (yesNo && y != 0 && y != 1)) {
                throw new IllegalArgumentException("No outcome: " + y);
            }
        }
    }

    private static void check(double[] column, int rows) {
        if (column.length != rows) {
            throw new IllegalArgumentException(column.length + " numbers for " + rows + " rows");
        }
        for (double value : column) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("No number: " + value);
            }
        }
    }
}
