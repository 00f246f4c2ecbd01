package heartstring.kernels.nextbasket;

/**
 * The inverse of a symmetric positive definite matrix, in place, by Cholesky's decomposition A = UᵀU and A⁻¹ = U⁻¹U⁻ᵀ; rows are worked at in
 * blocks that stay in the processor's cache. About n³ multiplications.
 */
final class SymmetricInverse {

    private static final int BLOCK = 64;

    private SymmetricInverse() {}

    /**
     * Puts the inverse in the place of the matrix; only its upper half is read.
     *
     * @throws ArithmeticException when it is not positive definite
     */
    static void invert(double[][] a) {
        factor(a);
        double[][] inverse = upperInverse(a);
        product(inverse, a);
    }

    /** The upper half becomes U. */
    private static void factor(double[][] a) {
        int n = a.length;
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            for (int k = from; k < to; k++) {
                double pivot = a[k][k];
                if (!(pivot > 0)) {
                    throw new ArithmeticException("The matrix is not positive definite at " + k);
                }
                double scale = 1 / Math.sqrt(pivot);
                for (int j = k; j < n; j++) {
                    a[k][j] *= scale;
                }
                for (int i = k + 1; i < to; i++) {
                    add(a[i], -a[k][i], a[k], i, n);
                }
            }
            for (int i = to; i < n; i++) {
                int k = from;
                for (; k + 3 < to; k += 4) {
                    add(
                            a[i],
                            -a[k][i],
                            a[k],
                            -a[k + 1][i],
                            a[k + 1],
                            -a[k + 2][i],
                            a[k + 2],
                            -a[k + 3][i],
                            a[k + 3],
                            i,
                            n);
                }
                for (; k < to; k++) {
                    add(a[i], -a[k][i], a[k], i, n);
                }
            }
        }
    }

    /** U⁻¹, upper too, from the last rows to the first. */
    private static double[][] upperInverse(double[][] u) {
        int n = u.length;
        double[][] v = new double[n][n];
        for (int to = n; to > 0; to -= BLOCK) {
            int from = Math.max(0, to - BLOCK);
            int k = to;
            for (; k + 3 < n; k += 4) {
                for (int i = from; i < to; i++) {
                    add(
                            v[i],
                            -u[i][k],
                            v[k],
                            -u[i][k + 1],
                            v[k + 1],
                            -u[i][k + 2],
                            v[k + 2],
                            -u[i][k + 3],
                            v[k + 3],
                            k,
                            n);
                }
            }
            for (; k < n; k++) {
                for (int i = from; i < to; i++) {
                    add(v[i], -u[i][k], v[k], k, n);
                }
            }
            for (int i = to - 1; i >= from; i--) {
                v[i][i] += 1;
                for (int j = i + 1; j < to; j++) {
                    add(v[i], -u[i][j], v[j], j, n);
                }
                double scale = 1 / u[i][i];
                for (int j = i; j < n; j++) {
                    v[i][j] *= scale;
                }
            }
        }
        return v;
    }

    /** VVᵀ into {@code a}, both halves. */
    private static void product(double[][] v, double[][] a) {
        int n = v.length;
        double[][] t = new double[n][];
        for (int k = 0; k < n; k++) {
            t[k] = new double[k + 1];
            for (int j = 0; j <= k; j++) {
                t[k][j] = v[j][k];
            }
        }
        for (double[] row : a) {
            java.util.Arrays.fill(row, 0);
        }
        // Row i of the lower half: the sum over k ≥ i of v[i][k] times the first i + 1 of column k.
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            int k = from;
            for (; k < to; k++) {
                for (int i = from; i <= k; i++) {
                    add(a[i], v[i][k], t[k], 0, i + 1);
                }
            }
            for (; k + 3 < n; k += 4) {
                for (int i = from; i < to; i++) {
                    add(
                            a[i],
                            v[i][k],
                            t[k],
                            v[i][k + 1],
                            t[k + 1],
                            v[i][k + 2],
                            t[k + 2],
                            v[i][k + 3],
                            t[k + 3],
                            0,
                            i + 1);
                }
            }
            for (; k < n; k++) {
                for (int i = from; i < to; i++) {
                    add(a[i], v[i][k], t[k], 0, i + 1);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[j][i] = a[i][j];
            }
        }
    }

    private static void add(double[] to, double times, double[] what, int from, int until) {
        for (int j = from; j < until; j++) {
            to[j] += times * what[j];
        }
    }

    /** Four at once: each number is fetched and put back once instead of four times. */
    private static void add(
            double[] to,
            double f0,
            double[] r0,
            double f1,
            double[] r1,
            double f2,
            double[] r2,
            double f3,
            double[] r3,
            int from,
            int until) {
        for (int j = from; j < until; j++) {
            to[j] += f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
        }
    }
}
