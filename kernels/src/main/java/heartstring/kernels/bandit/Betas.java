package heartstring.kernels.bandit;

import java.util.SplittableRandom;

/**
 * Draws from Beta distributions, the same on every machine. Gammas by G. Marsaglia, W. W. Tsang: A Simple Method for Generating Gamma
 * Variables. ACM Transactions on Mathematical Software 26 (2000), 363–372.
 */
final class Betas {

    private static final double TO_THE_53 = 1L << 53;

    private final SplittableRandom random;
    private double spare;
    private boolean spares;

    Betas(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Above 0 and below 1. */
    double unit() {
        return ((random.nextLong() >>> 11) + 0.5) / TO_THE_53;
    }

    double draw(double wins, double losses) {
        double one = gamma(wins);
        double other = gamma(losses);
        return one + other > 0 ? one / (one + other) : wins / (wins + losses);
    }

    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(unit(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double z = normal();
            double v = 1 + c * z;
            if (v > 0) {
                v = v * v * v;
                double u = unit();
                if (u < 1 - 0.0331 * z * z * z * z
                        || StrictMath.log(u) < 0.5 * z * z + d * (1 - v + StrictMath.log(v))) {
                    return d * v;
                }
            }
        }
    }

    /** By the polar method of Marsaglia, two at a time. */
    private double normal() {
        if (spares) {
            spares = false;
            return spare;
        }
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                double by = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                spare = y * by;
                spares = true;
                return x * by;
            }
        }
    }
}
