package heartstring.kernels.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The product-limit estimate of Kaplan and Meier. */
public final class Survival {

    private Survival() {}

    /**
     * The curve of what was seen: for each observation its age, how much it weighs, its part in the sum of squared weights, and
     * whether it ended then ({@code true}) or was only not watched any longer. At one age, what ended goes first. Observations of
     * weight 1 have squares of 1; pieces of one thing that weighs {@code w} have squares of their own weight times {@code w}.
     * Throws IllegalArgumentException when the lengths differ, or an age, weight or square is negative or no number.
     */
    public static Curve of(double[] ages, double[] weights, double[] squares, boolean[] ended) {
        check(ages, weights, squares, ended);
        Integer[] order = new Integer[ages.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(ages[a], ages[b]));
        double weight = Arrays.stream(weights).sum();
        double square = Arrays.stream(squares).sum();
        double survival = 1;
        double greenwood = 0;
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            double age = ages[order[from]];
            double gone = 0;
            double goneSquare = 0;
            double events = 0;
            int to = from;
            for (; to < order.length && ages[order[to]] == age; to++) {
                int i = order[to];
                gone += weights[i];
                goneSquare += squares[i];
                events += ended[i] ? weights[i] : 0;
            }
            if (events > 0 && weight > 0) {
                double hazard = Math.min(1, events / weight);
                double effective = square > 0 ? weight * weight / square : 0;
                survival *= 1 - hazard;
                greenwood += hazard < 1 ? hazard / (effective * (1 - hazard)) : 0;
                steps.add(new Step(age, weight, effective, events, survival, greenwood));
            }
            weight -= gone;
            square -= goneSquare;
            from = to;
        }
        double oldest = ages.length == 0 ? 0 : ages[order[order.length - 1]];
        return new Curve(steps, oldest);
    }

    private static void check(double[] ages, double[] weights, double[] squares, boolean[] ended) {
        int n = ages.length;
        if (weights.length != n || squares.length != n || ended.length != n) {
            throw new IllegalArgumentException("There has to be one of each for every observation.");
        }
        for (double[] values : new double[][] {ages, weights, squares}) {
            for (double value : values) {
                if (!(value >= 0) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException("Ages, weights and squares are finite and not negative.");
                }
            }
        }
    }

    /**
     * An age at which something ended.
     *
     * @param atRisk the weight that was still going on just before
     * @param effective how many observations of equal weight that is worth
     * @param survival the share that goes on after this age
     * @param greenwood the sum of Greenwood's terms up to here: the variance of the survival's logarithm
     */
    public record Step(double age, double atRisk, double effective, double events, double survival, double greenwood) {}

    /** A share with an interval in which it lies in 95 of 100 cases; all between 0 and 1. */
    public record Share(double share, double low, double high) {}

    /**
     * A survival curve: steps at ages, in their order.
     *
     * @param oldest the greatest age that was seen; beyond it nothing is known, and the curve stays as it is
     */
    public record Curve(List<Step> steps, double oldest) {

        private static final double NORMAL_95 = 1.959963984540054;

        public Curve {
            steps = List.copyOf(steps);
        }

        /** The share that is still going on after this age. */
        public double at(double age) {
            int i = before(age);
            return i < 0 ? 1 : steps.get(i).survival();
        }

        /** Of what was still going on after one age, the share that is so after a later one as well; 0 when none was. */
        public Share between(double from, double to) {
            double start = at(from);
            double share = start <= 0 || to < from ? (start <= 0 ? 0 : 1) : at(to) / start;
            double spread = NORMAL_95 * Math.sqrt(Math.max(0, greenwood(to) - greenwood(from)));
            return new Share(share, share * Math.exp(-spread), Math.min(1, share * Math.exp(spread)));
        }

        private double greenwood(double age) {
            int i = before(age);
            return i < 0 ? 0 : steps.get(i).greenwood();
        }

        /** The last step at this age or before, -1 for none. */
        private int before(double age) {
            int low = 0;
            int high = steps.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (steps.get(middle).age() <= age) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }
}
