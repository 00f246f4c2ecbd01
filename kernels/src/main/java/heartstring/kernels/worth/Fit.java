package heartstring.kernels.worth;

import org.jspecify.annotations.Nullable;

/** What fitting models by maximum likelihood has in common: parameters above 0 as logarithms, within walls, and how sure they are. */
final class Fit {

    /** Rows to which a model is fitted first, before all are looked at. */
    static final int FIRST = 4_000;

    /** Logarithms beyond these are pushed back: where all customers are alike, some parameter would run away. */
    private static final double WALL = 7;

    private static final double STEEP = 10;

    private Fit() {}

    /** Adds to a function to be made least what keeps it within the walls. */
    static double walls(double[] place, double[] slope) {
        double sum = 0;
        for (int d = 0; d < place.length; d++) {
            double over = Math.abs(place[d]) - WALL;
            if (over > 0) {
                sum += STEEP * over * over;
                slope[d] += 2 * STEEP * over * Math.signum(place[d]);
            }
        }
        return sum;
    }

    /** The root of the covariance of the logarithms; nothing uncertain where it cannot be told. */
    static double[][] spread(double[][] curvature) {
        int many = curvature.length;
        double[][] root = Newton.root(curvature);
        double[][] spread = new double[many][many];
        if (root == null) {
            return spread;
        }
        // With curvature = R Rᵀ the covariance is R⁻ᵀ R⁻¹; a lot of it is R⁻ᵀ z.
        for (int column = 0; column < many; column++) {
            double[] inverse = new double[many];
            for (int d = column; d < many; d++) {
                double sum = d == column ? 1 : 0;
                for (int e = column; e < d; e++) {
                    sum -= root[d][e] * inverse[e];
                }
                inverse[d] = sum / root[d][d];
            }
            for (int d = 0; d < many; d++) {
                spread[column][d] = inverse[d];
            }
        }
        return spread;
    }

    /** Parameters near these, as likely as the spread says; no lot further than a factor of three. */
    static double[] nearby(double[] parameters, double[][] spread, Dice dice) {
        int many = parameters.length;
        double[] lots = new double[many];
        for (int d = 0; d < many; d++) {
            lots[d] = dice.normal();
        }
        double[] near = new double[many];
        for (int d = 0; d < many; d++) {
            double sum = 0;
            for (int e = 0; e < many; e++) {
                sum += spread[d][e] * lots[e];
            }
            near[d] = parameters[d] * Math.exp(Math.clamp(sum, -1.1, 1.1));
        }
        return near;
    }

    static double[] exp(double[] place) {
        double[] values = new double[place.length];
        for (int d = 0; d < place.length; d++) {
            values[d] = Math.exp(place[d]);
        }
        return values;
    }

    /** Whether all of these are numbers that can be told; null counts as no. */
    static boolean isSound(double @Nullable [] values) {
        if (values == null) {
            return false;
        }
        for (double value : values) {
            if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }
}
