package heartstring.kernels.drivers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * McFadden's pseudo-R² of the logistic regression on every choice of factors. The first time each choice is walked to its end; after that one
 * step is taken from there.
 */
final class LogisticParts implements Parts {

    /** The penalty on the square of a weight; as good as none, but nothing runs away. */
    private static final double RIDGE = 0.1;

    private static final int MOST_STEPS = 25;
    private static final double FLAT = 1e-7;

    private final Design design;
    private final double[][] rows;
    private final double[] outcome;
    private final double[] @Nullable [] ends;

    LogisticParts(Design design) {
        this.design = design;
        this.rows = design.table(false);
        this.outcome = design.outcome();
        this.ends = new double[1 << design.factors()][];
    }

    @Override
    public Worked at(double[] weights) {
        boolean first = ends[0] == null;
        double[] likelihoods = new double[ends.length];
        double[] last = new double[0];
        for (int mask = 0; mask < ends.length; mask++) {
            int[] columns = columns(mask);
            Step step = new Step(columns.length + 1);
            double[] start = ends[mask];
            if (first || start == null) {
                last = walk(columns, weights, step);
                ends[mask] = last;
                likelihoods[mask] = step.at(rows, outcome, columns, last, weights);
            } else {
                double before = step.at(rows, outcome, columns, start, weights);
                double[] change = step.change(start);
                // Half of what the slope promises: that of the parabola which touches here.
                likelihoods[mask] = before + 0.5 * step.promise(change);
                last = start.clone();
                for (int i = 0; i < last.length; i++) {
                    last[i] += change[i];
                }
            }
        }
        double[] explained = new double[ends.length];
        for (int mask = 1; mask < explained.length; mask++) {
            explained[mask] = likelihoods[0] >= 0 ? 0 : Math.clamp(1 - likelihoods[mask] / likelihoods[0], 0, 1);
        }
        return new Worked(explained, slopes(last, weights));
    }

    /** How much the chance changes with a unit of each column, on the average of all rows. */
    private double[] slopes(double[] weightsOfColumns, double[] weights) {
        double[] slopes = new double[design.width()];
        int[] columns = columns(ends.length - 1);
        double sum = 0;
        double all = 0;
        for (int r = 0; r < rows.length; r++) {
            double chance = chance(rows[r], columns, weightsOfColumns);
            sum += weights[r] * chance * (1 - chance);
            all += weights[r];
        }
        for (int c = 0; c < columns.length; c++) {
            slopes[columns[c]] = weightsOfColumns[c + 1] * sum / all / design.spread(columns[c]);
        }
        return slopes;
    }

    private static double chance(double[] row, int[] columns, double[] b) {
        double z = b[0];
        for (int c = 0; c < columns.length; c++) {
            z += b[c + 1] * row[columns[c]];
        }
        return 1 / (1 + Math.exp(-z));
    }

    private double[] walk(int[] columns, double[] weights, Step step) {
        double[] b = new double[columns.length + 1];
        for (int i = 0; i < MOST_STEPS; i++) {
            step.at(rows, outcome, columns, b, weights);
            double longest = 0;
            double[] change = step.change(b);
            for (int a = 0; a < b.length; a++) {
                double bounded = Math.clamp(change[a], -2, 2);
                b[a] += bounded;
                longest = Math.max(longest, Math.abs(bounded));
            }
            if (longest < FLAT) {
                break;
            }
        }
        return b;
    }

    private int[] columns(int mask) {
        int[] columns = new int[design.width()];
        int count = 0;
        for (; count < design.heldColumns(); count++) {
            columns[count] = count;
        }
        for (int f = 0; f < design.factors(); f++) {
            if ((mask & (1 << f)) != 0) {
                for (int c : design.columns(f)) {
                    columns[count++] = c;
                }
            }
        }
        return Arrays.copyOf(columns, count);
    }

    /** Slope and bend of the likelihood at one place. */
    private static final class Step {

        private final int width;
        private final double[] slope;
        private final double[][] bend;

        Step(int width) {
            this.width = width;
            this.slope = new double[width];
            this.bend = new double[width][width];
        }

        /** The logarithm of the likelihood there. */
        double at(double[][] rows, double[] outcome, int[] columns, double[] b, double[] weights) {
            Arrays.fill(slope, 0);
            for (double[] row : bend) {
                Arrays.fill(row, 0);
            }
            double likelihood = 0;
            double[] values = new double[width];
            values[0] = 1;
            for (int r = 0; r < rows.length; r++) {
                double weight = weights[r];
                if (weight == 0) {
                    continue;
                }
                double z = b[0];
                for (int c = 0; c < columns.length; c++) {
                    values[c + 1] = rows[r][columns[c]];
                    z += b[c + 1] * values[c + 1];
                }
                double against = outcome[r] > 0 ? -z : z;
                likelihood -= weight * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
                double chance = 1 / (1 + Math.exp(-z));
                double off = weight * (outcome[r] - chance);
                double heavy = weight * chance * (1 - chance);
                for (int i = 0; i < width; i++) {
                    slope[i] += off * values[i];
                    double part = heavy * values[i];
                    for (int j = 0; j <= i; j++) {
                        bend[i][j] += part * values[j];
                    }
                }
            }
            return likelihood;
        }

        /** Where Newton's step leads from a place, by Cholesky's factors of the bend. */
        double[] change(double[] b) {
            double[][] l = new double[width][width];
            double[] change = new double[width];
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = bend[i][j] + (i != j ? 0 : i == 0 ? 1e-9 : RIDGE);
                    for (int k = 0; k < j; k++) {
                        sum -= l[i][k] * l[j][k];
                    }
                    l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
                }
                double sum = slope[i] - (i == 0 ? 0 : RIDGE * b[i]);
                for (int k = 0; k < i; k++) {
                    sum -= l[i][k] * change[k];
                }
                change[i] = sum / l[i][i];
            }
            for (int i = width - 1; i >= 0; i--) {
                for (int k = i + 1; k < width; k++) {
                    change[i] -= l[k][i] * change[k];
                }
                change[i] /= l[i][i];
            }
            return change;
        }

        double promise(double[] change) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += slope[i] * change[i];
            }
            return sum;
        }
    }
}
