package heartstring.kernels.leaving;

/** The gamma function and the chance that a wait lasts longer, as in Press and others, "Numerical Recipes", sections 6.1 and 6.2. */
final class Gammas {

    private static final double[] LANCZOS = {
        76.18009172947146,
        -86.50532032941678,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private static final int MOST_STEPS = 200;
    private static final double EXACT = 1e-10;
    private static final double TINY = 1e-300;

    private Gammas() {}

    /** The logarithm of the gamma function of a number above 0. */
    static double logGamma(double x) {
        double part = x + 5.5;
        part -= (x + 0.5) * Math.log(part);
        double series = 1.000000000190015;
        for (int i = 0; i < LANCZOS.length; i++) {
            series += LANCZOS[i] / (x + 1 + i);
        }
        return -part + Math.log(2.5066282746310007 * series / x);
    }

    /**
     * The logarithm of the chance that a wait of this shape, at a rate of 1, lasts longer than x.
     *
     * @param shape above 0; the mean of the wait
     * @param x 0 or more
     */
    static double logLonger(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        double front = shape * Math.log(x) - x - logGamma(shape);
        return x < shape + 1 ? Math.log(Math.max(TINY, 1 - series(shape, x, front))) : fraction(shape, x, front);
    }

    /** The chance that it is over by x. */
    private static double series(double shape, double x, double front) {
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i < MOST_STEPS && term > sum * EXACT; i++) {
            term *= x / (shape + i);
            sum += term;
        }
        return sum * Math.exp(front);
    }

    /** By Lentz's continued fraction; stays exact where the chance itself is too small for a number. */
    private static double fraction(double shape, double x, double front) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MOST_STEPS; i++) {
            double a = -i * (i - shape);
            b += 2;
            d = a * d + b;
            d = Math.abs(d) < TINY ? TINY : d;
            c = b + a / c;
            c = Math.abs(c) < TINY ? TINY : c;
            d = 1 / d;
            double change = d * c;
            h *= change;
            if (Math.abs(change - 1) < EXACT) {
                break;
            }
        }
        return front + Math.log(h);
    }
}
