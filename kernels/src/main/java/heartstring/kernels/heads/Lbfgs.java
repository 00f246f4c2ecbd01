package heartstring.kernels.heads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds where a smooth convex function is least: limited-memory BFGS (Liu and Nocedal 1989, "On the limited memory BFGS method for large
 * scale optimization"; the two loops are algorithm 7.4 of Nocedal and Wright, "Numerical Optimization", 2006), with Armijo's rule for the
 * length of a step. No lot is drawn: the same function gives the same place.
 */
public final class Lbfgs {

    /** A function with its slope. */
    public interface Slope {
        /** The value at a place; writes the gradient there. */
        double at(double[] place, double[] gradient);
    }

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double FLAT = 1e-5;
    private static final double ENOUGH = 1e-4;

    private record Pair(double[] step, double[] change, double scale) {}

    private final Slope slope;
    private final Deque<Pair> pairs = new ArrayDeque<>();

    private Lbfgs(Slope slope) {
        this.slope = slope;
    }

    /** Where the function is least. */
    public static double[] least(Slope slope, int dimensions) {
        return new Lbfgs(slope).walk(new double[dimensions]);
    }

    private double[] walk(double[] start) {
        double[] place = start;
        double[] gradient = new double[place.length];
        double value = slope.at(place, gradient);
        for (int i = 0; i < MOST_STEPS && Math.sqrt(dot(gradient, gradient)) > FLAT; i++) {
            double[] direction = direction(gradient);
            double fall = dot(direction, gradient);
            double length = pairs.isEmpty() ? 1 / Math.max(1, Math.sqrt(-fall)) : 1;
            double[] next = new double[place.length];
            double[] nextGradient = new double[place.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int h = 0; h < MOST_HALVINGS; h++, length /= 2) {
                for (int d = 0; d < place.length; d++) {
                    next[d] = place[d] + length * direction[d];
                }
                nextValue = slope.at(next, nextGradient);
                if (nextValue <= value + ENOUGH * length * fall) {
                    break;
                }
            }
            if (nextValue >= value) {
                return place;
            }
            remember(place, next, gradient, nextGradient);
            place = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return place;
    }

    private void remember(double[] place, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = difference(next, place);
        double[] change = difference(nextGradient, gradient);
        double curvature = dot(step, change);
        if (curvature > 1e-12) {
            pairs.addLast(new Pair(step, change, 1 / curvature));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    private double[] direction(double[] gradient) {
        double[] q = gradient.clone();
        double[] shares = new double[pairs.size()];
        int i = 0;
        for (Iterator<Pair> back = pairs.descendingIterator(); back.hasNext(); i++) {
            Pair pair = back.next();
            shares[i] = pair.scale() * dot(pair.step(), q);
            add(q, pair.change(), -shares[i]);
        }
        Pair last = pairs.peekLast();
        double scale = last == null ? 1 : 1 / (last.scale() * dot(last.change(), last.change()));
        for (int d = 0; d < q.length; d++) {
            q[d] *= scale;
        }
        for (Pair pair : pairs) {
            i--;
            add(q, pair.step(), shares[i] - pair.scale() * dot(pair.change(), q));
        }
        for (int d = 0; d < q.length; d++) {
            q[d] = -q[d];
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int d = 0; d < to.length; d++) {
            to[d] += times * what[d];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int d = 0; d < a.length; d++) {
            difference[d] = a[d] - b[d];
        }
        return difference;
    }
}
