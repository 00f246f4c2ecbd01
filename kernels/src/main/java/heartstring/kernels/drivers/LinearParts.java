package heartstring.kernels.drivers;

/** R² of the linear regression on every choice of factors, by sweeping covariances. */
final class LinearParts implements Parts {

    /** Added to the variance of every column, so that columns that nearly say the same share what they say. */
    private static final double RIDGE = 1e-4;

    private final Design design;
    private final double[][] rows;
    private final int width;

    LinearParts(Design design) {
        this.design = design;
        this.rows = design.table(true);
        this.width = design.width() + 1;
    }

    @Override
    public Worked at(double[] weights) {
        double[] matrix = covariance(weights);
        int y = width - 1;
        for (int c = 0; c < design.heldColumns(); c++) {
            sweep(matrix, c);
        }
        double all = matrix[y * width + y];
        double[] explained = new double[1 << design.factors()];
        double[] slopes = new double[width - 1];
        visit(matrix, 0, 0, all, explained, slopes);
        for (int c = 0; c < slopes.length; c++) {
            slopes[c] *= design.outcomeSpread() / design.spread(c);
        }
        return new Worked(explained, slopes);
    }

    private void visit(double[] matrix, int mask, int from, double all, double[] explained, double[] slopes) {
        int y = width - 1;
        explained[mask] = all <= Design.CONSTANT ? 0 : Math.clamp(1 - matrix[y * width + y] / all, 0, 1);
        if (mask == explained.length - 1) {
            for (int c = 0; c < slopes.length; c++) {
                slopes[c] = matrix[c * width + y];
            }
        }
        for (int f = from; f < design.factors(); f++) {
            double[] next = matrix.clone();
            for (int c : design.columns(f)) {
                sweep(next, c);
            }
            visit(next, mask | (1 << f), f + 1, all, explained, slopes);
        }
    }

    private void sweep(double[] matrix, int pivot) {
        double d = matrix[pivot * width + pivot];
        for (int j = 0; j < width; j++) {
            matrix[pivot * width + j] /= d;
        }
        for (int i = 0; i < width; i++) {
            double b = matrix[i * width + pivot];
            if (i != pivot && b != 0) {
                for (int j = 0; j < width; j++) {
                    matrix[i * width + j] -= b * matrix[pivot * width + j];
                }
                matrix[i * width + pivot] = -b / d;
            }
        }
        matrix[pivot * width + pivot] = 1 / d;
    }

    private double[] covariance(double[] weights) {
        double[] sums = new double[width];
        double[] products = new double[width * width];
        double all = 0;
        for (int r = 0; r < rows.length; r++) {
            double weight = weights[r];
            if (weight == 0) {
                continue;
            }
            double[] row = rows[r];
            all += weight;
            for (int i = 0; i < width; i++) {
                double part = weight * row[i];
                sums[i] += part;
                for (int j = 0; j <= i; j++) {
                    products[i * width + j] += part * row[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double value = products[i * width + j] / all - sums[i] / all * (sums[j] / all);
                products[i * width + j] = value;
                products[j * width + i] = value;
            }
            products[i * width + i] += i < width - 1 ? RIDGE : 0;
        }
        return products;
    }
}
