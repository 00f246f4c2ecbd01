package heartstring.kernels.drivers;

import heartstring.kernels.drivers.Driver.Direction;
import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Shares what is explained of an outcome out among the factors. */
public final class Drivers {

    /** Of fewer rows nothing is told. */
    public static final int LEAST_ROWS = 50;

    /** Of yes and no each has to be there so often. */
    public static final int LEAST_OF_EACH = 20;

    private static final double TENTH = 0.1;

    private Drivers() {}

    /** What came of it. */
    public sealed interface Answer {}

    /** Nothing can be told. */
    public record TooFew(String why) implements Answer {}

    /**
     * What was found.
     *
     * @param rows how many were looked at, of so many customers
     * @param explained how much of the outcome's variation all factors together account for beyond what was held still, 0 to 1
     * @param drivers the most important first
     * @param leftOut the factors that could not be looked at, and why
     */
    public record Found(
            long rows, long customers, Interval explained, double mean, List<Driver> drivers, List<LeftOut> leftOut)
            implements Answer {

        public Found {
            drivers = List.copyOf(drivers);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** A factor that could not be looked at. */
    public record LeftOut(String name, String why) {}

    /**
     * Shares it out.
     *
     * @param draws how often the customers are drawn anew for the intervals, 20 or more
     * @param seed the same gives the same
     */
    public static Answer of(Sample sample, int draws, long seed) {
        int rows = sample.outcome().length;
        if (rows < LEAST_ROWS) {
            return new TooFew("there are " + rows + " and not yet " + LEAST_ROWS);
        }
        double mean = Arrays.stream(sample.outcome()).average().orElse(0);
        if (sample.yesNo() && Math.min(mean, 1 - mean) * rows < LEAST_OF_EACH) {
            return new TooFew("nearly all ended alike");
        }
        Design design = Design.of(sample);
        if (design.outcomeSpread() <= Design.CONSTANT) {
            return new TooFew("all ended alike");
        }
        if (design.factors() == 0) {
            return new TooFew("nothing that could go with it is known of enough of them");
        }
        Parts parts = sample.yesNo() ? new LogisticParts(design) : new LinearParts(design);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        Parts.Worked whole = parts.at(ones);
        Draws drawn = new Draws(design, draws);
        Resample resample = new Resample(sample.clusters(), seed);
        for (int d = 0; d < draws; d++) {
            drawn.add(parts.at(resample.weights()));
        }
        List<Driver> drivers = new ArrayList<>();
        double[] shares = shapley(whole.explained(), design.factors());
        for (int f = 0; f < design.factors(); f++) {
            drivers.add(driver(design, f, shares[f], whole, drawn));
        }
        drivers.sort(
                (a, b) -> Double.compare(b.importance().value(), a.importance().value()));
        double all = whole.explained()[whole.explained().length - 1];
        return new Found(rows, resample.customers(), drawn.explained(all), mean, drivers, design.leftOut());
    }

    private static Driver driver(Design design, int factor, double share, Parts.Worked whole, Draws drawn) {
        int[] columns = design.columns(factor);
        Interval importance = drawn.importance(factor, share);
        if (columns.length > 1) {
            double[] sums = design.sums(columns, whole.slopes());
            double mean = Arrays.stream(sums).average().orElse(0);
            double spread = Design.spread(sums, mean);
            double best = quantile(sums, 1 - TENTH);
            double gain = Math.max(0, best - mean);
            return new Driver(
                    design.name(factor),
                    importance,
                    new Interval(1, 1, 1),
                    Direction.VARIES,
                    mean,
                    spread,
                    best,
                    spread <= Design.CONSTANT ? 0 : gain / spread,
                    gain,
                    design.known(factor));
        }
        int column = columns[0];
        Interval slope = drawn.slope(column, whole.slopes()[column]);
        double[] seen = design.seen(column);
        double best = quantile(seen, slope.value() >= 0 ? 1 - TENTH : TENTH);
        double mean = design.mean(column);
        double spread = Design.spread(seen, mean);
        double way = Math.max(0, (best - mean) * Math.signum(slope.value()));
        return new Driver(
                design.name(factor),
                importance,
                slope,
                slope.low() > 0 ? Direction.BETTER : slope.high() < 0 ? Direction.WORSE : Direction.UNSURE,
                mean,
                spread,
                best,
                spread <= Design.CONSTANT ? 0 : way / spread,
                way * Math.abs(slope.value()) * seen.length / design.rows(),
                design.known(factor));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
    }

    /** What each adds, averaged over all orders, of what every choice explains; bit by bit. */
    static double[] shapley(double[] explained, int factors) {
        double[] weights = new double[factors];
        for (int size = 0; size < factors; size++) {
            // 1 by the number of choices of that size among the others, and by the number of sizes.
            double choices = 1;
            for (int i = 0; i < size; i++) {
                choices = choices * (factors - 1 - i) / (i + 1);
            }
            weights[size] = 1 / (choices * factors);
        }
        double[] shares = new double[factors];
        for (int mask = 0; mask < explained.length; mask++) {
            double weight = Integer.bitCount(mask) < factors ? weights[Integer.bitCount(mask)] : 0;
            for (int f = 0; f < factors; f++) {
                if ((mask & (1 << f)) == 0) {
                    shares[f] += weight * (explained[mask | (1 << f)] - explained[mask]);
                }
            }
        }
        return shares;
    }

    /** How often each row counts when the customers are drawn anew. */
    private static final class Resample {

        private final int[] place;
        private final int customers;
        private final SplittableRandom random;

        Resample(int[] clusters, long seed) {
            int[] different = Arrays.stream(clusters).sorted().distinct().toArray();
            place = Arrays.stream(clusters)
                    .map(c -> Arrays.binarySearch(different, c))
                    .toArray();
            customers = different.length;
            random = new SplittableRandom(seed);
        }

        int customers() {
            return customers;
        }

        double[] weights() {
            int[] times = new int[customers];
            for (int i = 0; i < customers; i++) {
                times[random.nextInt(customers)]++;
            }
            double[] weights = new double[place.length];
            for (int row = 0; row < place.length; row++) {
                weights[row] = times[place[row]];
            }
            return weights;
        }
    }

    /** What the draws gave. */
    private static final class Draws {

        private final int factors;
        private final double[] all;
        private final double[][] shares;
        private final double[][] slopes;
        private int count;

        Draws(Design design, int draws) {
            if (draws < 20) {
                throw new IllegalArgumentException("An interval takes 20 draws or more, not " + draws);
            }
            factors = design.factors();
            all = new double[draws];
            shares = new double[factors][draws];
            slopes = new double[design.width()][draws];
        }

        void add(Parts.Worked worked) {
            all[count] = worked.explained()[worked.explained().length - 1];
            double[] each = shapley(worked.explained(), factors);
            for (int f = 0; f < factors; f++) {
                shares[f][count] = each[f];
            }
            for (int c = 0; c < slopes.length; c++) {
                slopes[c][count] = worked.slopes()[c];
            }
            count++;
        }

        Interval explained(double value) {
            return interval(all, value);
        }

        Interval importance(int factor, double value) {
            return interval(shares[factor], Math.max(0, value));
        }

        Interval slope(int column, double value) {
            return interval(slopes[column], value);
        }

        private static Interval interval(double[] draws, double value) {
            double[] sorted = draws.clone();
            Arrays.sort(sorted);
            int cut = (int) Math.round(0.025 * (sorted.length - 1));
            return new Interval(Math.min(value, sorted[cut]), value, Math.max(value, sorted[sorted.length - 1 - cut]));
        }
    }
}
