package heartstring.kernels.nextbasket.pace;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How long it takes the house's customers to buy an item again, as logarithms of days: the usual one, how much it varies from time to time
 * within a customer, and how much from customer to customer. Items of which little is known lean on all items together (empirical Bayes
 * by moments; Efron and Morris 1975, "Data analysis using Stein's estimator").
 */
public final class Gaps {

    /** Shorter gaps are one purchase, or count as so long. */
    public static final double LEAST_DAYS = 0.5;

    private static final double LEAST_WITHIN = 0.02;
    private static final double LEAST_BETWEEN = 0.05;
    /** So many customers count for an item like all items together. */
    private static final double PRIOR = 5;

    /**
     * Of one item.
     *
     * @param mean of the logarithm of the days
     * @param within variance from time to time
     * @param between variance from customer to customer
     * @param customers who bought it twice or more
     */
    public record Gap(double mean, double within, double between, int customers) {
        /** The usual days. */
        public double days() {
            return Math.exp(mean);
        }
    }

    /** Where nothing is known at all: about three weeks, give or take much. */
    public static final Gap UNKNOWN = new Gap(Math.log(21), 0.4, 0.4, 0);

    private final Gap all;
    private final Gap[] gaps;

    private Gaps(Gap all, Gap[] gaps) {
        this.all = all;
        this.gaps = gaps;
    }

    /** Of one item; of all together where it was never seen. */
    public Gap of(int item) {
        return item < gaps.length ? gaps[item] : all;
    }

    /** Of all items together. */
    public Gap all() {
        return all;
    }

    /** Gathers gaps, and learns of them. */
    public static final class Learning {

        private double[][] sums = new double[1024][];
        private final double[] whole = new double[6];

        /** The days on which one customer bought one item, ascending. */
        public void add(int item, double[] days) {
            int n = 0;
            double sum = 0;
            double squares = 0;
            for (int d = 1; d < days.length; d++) {
                double log = Math.log(Math.max(LEAST_DAYS, days[d] - days[d - 1]));
                n++;
                sum += log;
                squares += log * log;
            }
            if (n == 0) {
                return;
            }
            if (item >= sums.length) {
                sums = Arrays.copyOf(sums, Math.max(item + 1, 2 * sums.length));
            }
            if (sums[item] == null) {
                sums[item] = new double[6];
            }
            double mean = sum / n;
            double rest = Math.max(0, squares - n * mean * mean);
            add(sums[item], n, mean, rest);
            add(whole, n, mean, rest);
        }

        private static void add(double[] to, int n, double mean, double rest) {
            to[0]++;
            to[1] += mean;
            to[2] += mean * mean;
            to[3] += 1.0 / n;
            to[4] += rest;
            to[5] += n - 1;
        }

        /** What was gathered so far says. */
        public Gaps learn() {
            Gap all = gap(whole, UNKNOWN);
            Gap[] gaps = new Gap[sums.length];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = sums[i] == null ? new Gap(all.mean(), all.within(), all.between(), 0) : gap(sums[i], all);
            }
            return new Gaps(all, gaps);
        }

        private static Gap gap(double[] sum, Gap prior) {
            double customers = sum[0];
            double within = Math.max(LEAST_WITHIN, (sum[4] + PRIOR * prior.within()) / (sum[5] + PRIOR));
            double mean = (sum[1] + PRIOR * prior.mean()) / (customers + PRIOR);
            double seen = customers > 1
                    ? Math.max(0, sum[2] - sum[1] * sum[1] / customers) / (customers - 1) - within * sum[3] / customers
                    : 0;
            double known = Math.max(0, customers - 1);
            double between =
                    Math.max(LEAST_BETWEEN, (Math.max(0, seen) * known + PRIOR * prior.between()) / (known + PRIOR));
            return new Gap(mean, within, between, (int) customers);
        }
    }

    /** How many bytes {@link #write} takes. */
    public int bytes(int items) {
        return Integer.BYTES + (Math.min(items, gaps.length) + 1) * 16;
    }

    /** Writes those of the first items; {@link #read} takes them again. */
    public void write(int items, ByteBuffer to) {
        int n = Math.min(items, gaps.length);
        to.putInt(n);
        write(all, to);
        for (int i = 0; i < n; i++) {
            write(gaps[i], to);
        }
    }

    private static void write(Gap gap, ByteBuffer to) {
        to.putFloat((float) gap.mean()).putFloat((float) gap.within()).putFloat((float) gap.between());
        to.putInt(gap.customers());
    }

    /** What {@link #write} wrote. */
    public static Gaps read(ByteBuffer from) {
        int n = from.getInt();
        Gap all = gap(from);
        Gap[] gaps = new Gap[n];
        for (int i = 0; i < n; i++) {
            gaps[i] = gap(from);
        }
        return new Gaps(all, gaps);
    }

    private static Gap gap(ByteBuffer from) {
        return new Gap(from.getFloat(), from.getFloat(), from.getFloat(), from.getInt());
    }
}
