package heartstring.kernels.worth;

/**
 * The gamma function, its derivatives and the incomplete beta function, to about twelve digits: Stirling's series from 10 on, recurrence
 * below it (Abramowitz and Stegun 6.1.40, 6.3.18, 6.4.12); Lentz's continued fraction (26.5.8).
 */
final class Gammas {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double[] LOG_GAMMA = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
    };
    private static final double[] DIGAMMA = {1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760};
    private static final double[] TRIGAMMA = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66};
    private static final double FAR = 10;
    private static final int MOST_STEPS = 10_000;
    private static final double TINY = 1e-300;
    private static final double EXACT = 1e-14;

    private Gammas() {}

    /** The logarithm of the gamma function of a number above 0. */
    static double logGamma(double number) {
        double x = number;
        double product = 1;
        while (x < FAR) {
            product *= x;
            x++;
        }
        double series = horner(1 / (x * x), LOG_GAMMA) / x;
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series - Math.log(product);
    }

    /** Its slope. */
    static double digamma(double number) {
        double x = number;
        double sum = 0;
        while (x < FAR) {
            sum -= 1 / x;
            x++;
        }
        double z = 1 / (x * x);
        return sum + Math.log(x) - 0.5 / x - z * horner(z, DIGAMMA);
    }

    /** The slope of its slope. */
    static double trigamma(double number) {
        double x = number;
        double sum = 0;
        while (x < FAR) {
            sum += 1 / (x * x);
            x++;
        }
        double z = 1 / (x * x);
        return sum + 1 / x + z / 2 + z / x * horner(z, TRIGAMMA);
    }

    private static double horner(double z, double[] coefficients) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * z + coefficients[i];
        }
        return sum;
    }

    /** The number above 0 with that slope of the slope; found by Newton's method on the logarithm, a step at a time. */
    static double inverseTrigamma(double value) {
        double x = 0.5 + 1 / value;
        for (int i = 0; i < 50; i++) {
            double h = 1e-5 * x;
            double slope = (trigamma(x + h) - trigamma(x - h)) / (2 * h);
            double step = (trigamma(x) - value) / slope;
            double next = x - step;
            x = next > x / 3 ? Math.min(next, 3 * x) : x / 3;
            if (Math.abs(step) < 1e-9 * x) {
                break;
            }
        }
        return x;
    }

    /** The share of a beta distribution of these shapes that lies below x: 0 to 1. */
    static double betaBelow(double x, double p, double q) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = Math.exp(logGamma(p + q) - logGamma(p) - logGamma(q) + p * Math.log(x) + q * Math.log1p(-x));
        return x < (p + 1) / (p + q + 2)
                ? Math.min(1, front * fraction(x, p, q) / p)
                : Math.max(0, 1 - front * fraction(1 - x, q, p) / q);
    }

    private static double fraction(double x, double p, double q) {
        double c = 1;
        double d = 1 / off(1 - (p + q) * x / (p + 1));
        double h = d;
        for (int m = 1; m < MOST_STEPS; m++) {
            double even = m * (q - m) * x / ((p + 2 * m - 1) * (p + 2 * m));
            d = 1 / off(1 + even * d);
            c = off(1 + even / c);
            h *= d * c;
            double odd = -(p + m) * (p + q + m) * x / ((p + 2 * m) * (p + 2 * m + 1));
            d = 1 / off(1 + odd * d);
            c = off(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < EXACT) {
                break;
            }
        }
        return h;
    }

    private static double off(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
