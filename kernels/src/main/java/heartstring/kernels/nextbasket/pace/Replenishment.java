package heartstring.kernels.nextbasket.pace;

import java.util.Arrays;
import java.util.Optional;

/**
 * By which day somebody buys something again. Gaps are log-normal; the customer's own usual gap is the median of their logarithms, weighed
 * against the house's by how sure each is (normal with a normal prior; Gelman and others, "Bayesian data analysis", 2.5), and what is asked
 * is always: given that they have not bought it until now. Whoever is silent for far too long has probably given it up.
 */
public final class Replenishment {

    /** Fewer purchases say nothing about a pace. */
    public static final int LEAST_PURCHASES = 3;

    private static final int MOST_GAPS = 12;
    private static final double PRIOR_GAPS = 3;
    private static final double LEAST_SPREAD = 0.12;
    /** The chance that a purchase was the last of its kind. */
    private static final double GIVES_UP = 0.05;

    private static final double SURE = 1e-9;
    private static final double EDGE = 0.2;

    private Replenishment() {}

    /**
     * When it is due.
     *
     * @param usual the customer's usual days between, as far as known
     * @param day in the unit of the days that were given: the last one and the usual days; in the past for what is overdue
     * @param from in 80 of 100 cases not before, if they still buy it
     * @param until in 80 of 100 cases before, if they still buy it
     * @param alive the chance that they still buy it
     * @param soon the chance that they buy it within the days asked about
     */
    public record Due(double usual, double day, double from, double until, double alive, double soon) {}

    /**
     * Empty with fewer than three purchases.
     *
     * @param days on which it was bought, ascending; two within half a day are one
     * @param house the usual gaps of all customers
     * @param now not before the last of them
     * @param ahead how far {@link Due#soon} looks
     */
    public static Optional<Due> of(double[] days, Gaps.Gap house, double now, double ahead) {
        double[] clean = distinct(days);
        if (clean.length < LEAST_PURCHASES) {
            return Optional.empty();
        }
        double[] logs = logs(clean);
        Pace pace = Pace.of(logs, house);
        double last = clean[clean.length - 1];
        double elapsed = Math.max(0, now - last);
        double gone = elapsed <= 0 ? 0 : Normal.below((Math.log(elapsed) - pace.mean()) / pace.spread());
        double left = Math.max(SURE, 1 - gone);
        double alive = left * (1 - GIVES_UP) / (left * (1 - GIVES_UP) + GIVES_UP);
        double by = Normal.below((Math.log(elapsed + ahead) - pace.mean()) / pace.spread());
        double soon = alive * Math.clamp((by - gone) / left, 0, 1);
        return Optional.of(new Due(
                Math.exp(pace.mean()),
                last + Math.exp(pace.mean()),
                last + pace.at(1 - left * (1 - EDGE), elapsed),
                last + pace.at(1 - left * EDGE, elapsed),
                alive,
                soon));
    }

    private static double[] distinct(double[] days) {
        double[] clean = new double[days.length];
        int n = 0;
        for (double day : days) {
            if (n == 0 || day - clean[n - 1] >= Gaps.LEAST_DAYS) {
                clean[n++] = day;
            }
        }
        return Arrays.copyOf(clean, n);
    }

    private static double[] logs(double[] days) {
        int n = Math.min(MOST_GAPS, days.length - 1);
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            int at = days.length - 1 - i;
            logs[i] = Math.log(days[at] - days[at - 1]);
        }
        return logs;
    }

    /** The logarithm of the next gap: its mean and standard deviation. */
    record Pace(double mean, double spread) {

        static Pace of(double[] logs, Gaps.Gap house) {
            int n = logs.length;
            if (n == 0) {
                return new Pace(house.mean(), Math.max(LEAST_SPREAD, Math.sqrt(house.within() + house.between())));
            }
            double middle = median(logs);
            double[] off = Arrays.stream(logs).map(x -> Math.abs(x - middle)).toArray();
            double own = 1.4826 * median(off);
            double variance = (n * own * own + PRIOR_GAPS * house.within()) / (n + PRIOR_GAPS);
            double sure = n / variance + 1 / house.between();
            double mean = (n / variance * middle + house.mean() / house.between()) / sure;
            return new Pace(mean, Math.max(LEAST_SPREAD, Math.sqrt(variance + 1 / sure)));
        }

        /** By how many days so much of all gaps has ended, but not before those that have passed. */
        double at(double share, double elapsed) {
            double within = Math.clamp(share, SURE, 1 - SURE);
            return Math.max(elapsed, Math.exp(mean + spread * Normal.quantile(within)));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
