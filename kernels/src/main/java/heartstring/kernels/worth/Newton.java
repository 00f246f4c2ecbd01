package heartstring.kernels.worth;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a smooth function of a few numbers is least: Newton's method, damped where the function is not yet curved upwards (Levenberg
 * 1944; Marquardt 1963), the curvature by differences of slopes. The same function gives the same place.
 */
final class Newton {

    private static final int MOST_STEPS = 100;
    private static final int MOST_DAMPINGS = 30;
    private static final double NEAR = 1e-5;
    private static final double LONGEST = 2;
    private static final double ENOUGH = 1e-10;
    private static final double NOISE = 1e-13;

    private Newton() {}

    /** A function with its slope. */
    interface Slope {
        /** The value at a place; writes the slope there. */
        double at(double[] place, double[] slope);
    }

    /** Where it is least, how much there, and how it is curved there. */
    record Bottom(double[] place, double value, double[][] curvature) {}

    static Bottom least(Slope function, double[] start) {
        int many = start.length;
        double[] place = start.clone();
        double[] slope = new double[many];
        double value = function.at(place, slope);
        double damping = 1e-3;
        double[][] curvature = curvature(function, place, slope);
        for (int step = 0; step < MOST_STEPS; step++) {
            double @Nullable [] next = null;
            double[] nextSlope = new double[many];
            double nextValue = value;
            double hoped = 0;
            for (int i = 0; i < MOST_DAMPINGS && next == null; i++) {
                double @Nullable [] move = move(curvature, slope, damping);
                if (move != null) {
                    hoped = 0;
                    double[] there = place.clone();
                    for (int d = 0; d < many; d++) {
                        there[d] += move[d];
                        hoped -= move[d] * slope[d];
                    }
                    nextValue = function.at(there, nextSlope);
                    if (nextValue <= value) {
                        next = there;
                    }
                }
                damping = next == null ? Math.max(damping, 1e-9) * 10 : damping;
            }
            if (next == null) {
                break;
            }
            damping = damping < 1e-9 ? 0 : damping / 10;
            place = next;
            System.arraycopy(nextSlope, 0, slope, 0, many);
            value = nextValue;
            curvature = curvature(function, place, slope);
            if (hoped < ENOUGH + NOISE * Math.abs(value)) {
                break;
            }
        }
        return new Bottom(place, value, curvature);
    }

    private static double[][] curvature(Slope function, double[] place, double[] slope) {
        int many = place.length;
        double[][] curvature = new double[many][many];
        double[] near = new double[many];
        for (int d = 0; d < many; d++) {
            double[] there = place.clone();
            there[d] += NEAR;
            function.at(there, near);
            for (int e = 0; e < many; e++) {
                curvature[d][e] = (near[e] - slope[e]) / NEAR;
            }
        }
        for (int d = 0; d < many; d++) {
            for (int e = 0; e < d; e++) {
                double mean = (curvature[d][e] + curvature[e][d]) / 2;
                curvature[d][e] = mean;
                curvature[e][d] = mean;
            }
        }
        return curvature;
    }

    /** The way down, no longer than sensible; null where the damped curvature does not point upwards everywhere. */
    private static double @Nullable [] move(double[][] curvature, double[] slope, double damping) {
        int many = slope.length;
        double most = 0;
        for (int d = 0; d < many; d++) {
            most = Math.max(most, Math.abs(curvature[d][d]));
        }
        double[][] damped = new double[many][];
        for (int d = 0; d < many; d++) {
            damped[d] = curvature[d].clone();
            damped[d][d] += damping * Math.max(most, 1e-12);
        }
        double @Nullable [][] root = root(damped);
        if (root == null) {
            return null;
        }
        double[] move = new double[many];
        for (int d = 0; d < many; d++) {
            double sum = -slope[d];
            for (int e = 0; e < d; e++) {
                sum -= root[d][e] * move[e];
            }
            move[d] = sum / root[d][d];
        }
        double longest = 0;
        for (int d = many - 1; d >= 0; d--) {
            double sum = move[d];
            for (int e = d + 1; e < many; e++) {
                sum -= root[e][d] * move[e];
            }
            move[d] = sum / root[d][d];
            longest = Math.max(longest, Math.abs(move[d]));
        }
        if (longest > LONGEST) {
            for (int d = 0; d < many; d++) {
                move[d] *= LONGEST / longest;
            }
        }
        return move;
    }

    /** Cholesky's root, lower; null where there is none. */
    static double @Nullable [][] root(double[][] matrix) {
        int many = matrix.length;
        double[][] root = new double[many][many];
        for (int d = 0; d < many; d++) {
            for (int e = 0; e <= d; e++) {
                double sum = matrix[d][e];
                for (int f = 0; f < e; f++) {
                    sum -= root[d][f] * root[e][f];
                }
                if (d != e) {
                    root[d][e] = sum / root[e][e];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    root[d][d] = Math.sqrt(sum);
                } else {
                    return null;
                }
            }
        }
        return root;
    }
}
