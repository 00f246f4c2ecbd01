package heartstring.kernels.worth;

import java.util.SplittableRandom;

/**
 * Lots of the distributions that the models are made of; the same seed gives the same lots. Gamma: G. Marsaglia, W. W. Tsang: A Simple
 * Method for Generating Gamma Variables (2000).
 */
public final class Dice {

    private static final double MANY = 30;

    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 to 1, without both. */
    double unit() {
        return (random.nextLong() >>> 12) * 0x1p-52 + 0x1p-53;
    }

    double normal() {
        return random.nextGaussian();
    }

    /** A gamma lot of that shape at rate 1. */
    double gamma(double shape) {
        if (shape < 1) {
            return Math.max(Double.MIN_NORMAL, gamma(shape + 1) * Math.pow(unit(), 1 / shape));
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = normal();
            double v = 1 + c * z;
            if (v > 0) {
                v = v * v * v;
                double u = unit();
                if (u < 1 - 0.0331 * z * z * z * z || Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v))) {
                    return d * v;
                }
            }
        }
    }

    double beta(double p, double q) {
        double one = gamma(p);
        double other = gamma(q);
        return one / (one + other);
    }

    double exponential() {
        return -Math.log(unit());
    }

    /** A Poisson lot; of large means a normal one, rounded. */
    int poisson(double mean) {
        if (mean > MANY) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double left = Math.exp(-mean);
        double product = unit();
        int many = 0;
        while (product > left) {
            product *= unit();
            many++;
        }
        return many;
    }

    /** The number of tries up to the first that succeeds, each with that chance; at most a billion. */
    int tries(double chance) {
        if (chance >= 1) {
            return 1;
        }
        double many = Math.ceil(Math.log(unit()) / Math.log1p(-Math.max(chance, 1e-12)));
        return (int) Math.clamp(many, 1, 1e9);
    }
}
