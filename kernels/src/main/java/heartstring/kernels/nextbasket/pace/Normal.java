package heartstring.kernels.nextbasket.pace;

/** The normal distribution. */
public final class Normal {

    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00
    };
    private static final double TAIL = 0.02425;
    private static final int MOST_TERMS = 200;

    private Normal() {}

    /** The share below {@code z}: a series in the middle, a continued fraction in the tails (Abramowitz and Stegun 26.2.11, 26.2.14). */
    public static double below(double z) {
        double x = Math.abs(z);
        if (x > 38) {
            return z > 0 ? 1 : 0;
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        double above;
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int k = 1; k < MOST_TERMS && term > 1e-17 * sum; k++) {
                term *= x * x / (2 * k + 1);
                sum += term;
            }
            above = 0.5 - density * sum;
        } else {
            double fraction = x;
            for (int k = 60; k > 0; k--) {
                fraction = x + k / fraction;
            }
            above = density / fraction;
        }
        return z > 0 ? 1 - above : above;
    }

    /** Where so much lies below; Acklam's rational approximation (2003), right to nine digits. Between 0 and 1, both excluded. */
    public static double quantile(double share) {
        if (share < TAIL) {
            return tail(Math.sqrt(-2 * Math.log(share)));
        }
        if (share > 1 - TAIL) {
            return -tail(Math.sqrt(-2 * Math.log(1 - share)));
        }
        double q = share - 0.5;
        double r = q * q;
        return polynomial(A, r) * q / (polynomial(B, r) * r + 1);
    }

    private static double tail(double q) {
        return polynomial(C, q) / (polynomial(D, q) * q + 1);
    }

    private static double polynomial(double[] factors, double x) {
        double sum = 0;
        for (double factor : factors) {
            sum = sum * x + factor;
        }
        return sum;
    }
}
