package heartstring.kernels.worth;

import java.util.Arrays;
import java.util.Optional;

/**
 * The habits of all customers of a house together, out of those who came often: how regular gaps between visits are, how long they usually
 * are, and how far customers differ. A customer's gaps are gamma waits of one shape around their own mean; the rates differ by another gamma
 * distribution. Both are told by spreads of logarithms that a few odd gaps do not move.
 *
 * @param shape of a customer's gaps: 1 comes at random, 5 is regular
 * @param strength how many gaps of one's own weigh as much as the house, times the shape
 * @param gap the usual gap of a customer in the middle
 * @param missed share of gaps in which a visit seems to have gone unseen
 * @param customers out of whom it was learnt
 */
public record House(double shape, double strength, double gap, double missed, int customers) {

    /** Fewer gaps tell nothing of somebody's regularity. */
    static final int LEAST_GAPS = 4;

    static final double LEAST_SHAPE = 0.4;
    static final double MOST_SHAPE = 60;

    private static final int LEAST_CUSTOMERS = 15;
    private static final double QUARTILES = 1.3490;
    private static final double LEAST_SPREAD = 0.02;

    /** Gathers customers one by one; keeps two numbers of each and some of their gaps. */
    public static final class Gathered {

        private static final int MOST = 200_000;

        private double[] middles = new double[1_024];
        private double[] ratios = new double[1_024];
        private int customers;
        private int many;

        /** Gaps of one customer, in days, in any order; those who came too seldom are passed over. */
        public void add(double[] gaps, int count) {
            if (count < LEAST_GAPS) {
                return;
            }
            double middle = Cadence.middle(gaps, count);
            if (middle <= 0) {
                return;
            }
            if (customers < MOST) {
                middles = roomFor(middles, customers + 1);
                middles[customers] = Math.log(middle);
            }
            customers++;
            for (int i = 0; i < count && many < MOST; i++) {
                if (gaps[i] > 0) {
                    ratios = roomFor(ratios, many + 1);
                    // The middle was found of these very gaps, so they lie nearer to it than they would to the true
                    // one.
                    ratios[many++] = Math.log(gaps[i] / middle) * Math.sqrt(count / (count - 0.7));
                }
            }
        }

        private static double[] roomFor(double[] values, int wanted) {
            return wanted <= values.length ? values : Arrays.copyOf(values, 2 * values.length);
        }

        /** What they have in common; empty where too few came often. */
        public Optional<House> house() {
            if (customers < LEAST_CUSTOMERS) {
                return Optional.empty();
            }
            double[] all = Arrays.copyOf(ratios, many);
            double within = spread(all);
            double shape = Math.clamp(Gammas.inverseTrigamma(within * within), LEAST_SHAPE, MOST_SHAPE);
            double[] of = Arrays.copyOf(middles, Math.min(customers, MOST));
            double between = spread(of);
            double strength = Math.clamp(Gammas.inverseTrigamma(between * between), 0.3, 40);
            double far = Math.log(1.8 / Cadence.middleOfGamma(shape));
            int beyond = 0;
            for (int i = many - 1; i >= 0 && all[i] > far; i--) {
                beyond++;
            }
            double expected = Cadence.longer(1.8, shape);
            double missed = Math.clamp((double) beyond / many - expected, 0, 0.4);
            double gap = Math.exp(of[of.length / 2]) / Cadence.middleOfGamma(shape);
            return Optional.of(new House(shape, strength, gap, missed, customers));
        }

        /** By quartiles, as the deviation of a normal distribution with the same; sorts the values. */
        static double spread(double[] sorted) {
            Arrays.sort(sorted);
            double low = sorted[sorted.length / 4];
            double high = sorted[Math.min(sorted.length - 1, sorted.length * 3 / 4)];
            return Math.max(LEAST_SPREAD, (high - low) / QUARTILES);
        }
    }
}
