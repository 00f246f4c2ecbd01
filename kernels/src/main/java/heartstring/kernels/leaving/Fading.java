package heartstring.kernels.leaving;

/**
 * Whether a habit is fading: by how much likelier what came of late is when gaps have grown or baskets have shrunk since some day than
 * when all is as ever. Gaps are gamma waits with the customer's own pace, baskets are log-normal around the customer's own; the
 * present silence counts as a gap that is at least so long already. Since when, and by how much, is not known, so the likelihoods of
 * several days and sizes are averaged (Bayes factors, Kass and Raftery 1995; Shiryaev's changing point, 1963). All in natural
 * logarithms: 0 says nothing, 3 is strong.
 *
 * @param gaps that gaps grew
 * @param baskets that baskets shrank
 * @param both that both happened from the same day on
 * @param silence minus the logarithm of the chance that a usual gap lasts as long as the present silence
 */
public record Fading(double gaps, double baskets, double both, double silence) {

    private static final double[] SINCE = {25, 40, 60, 85, 120};
    private static final double[] GAPS_TIMES = {1.35, 1.8, 2.5};
    private static final double[] BASKETS_LESS = {0.25, 0.5, 0.9};

    /** Fewer gaps before the change do not tell what was usual. */
    private static final int LEAST_BEFORE = 3;

    /** What few values say of their own spread is little: so many values of a usual spread stand beside them. */
    private static final double PRIOR_WEIGHT = 8;

    private static final double PRIOR_VARIANCE = 0.25;

    /**
     * Of visits in the order of time.
     *
     * @param days of the visits, at least two
     * @param paid at each; 0 or less where it is not known
     * @param now not before the last visit
     */
    static Fading of(double[] days, double[] paid, double now) {
        int n = days.length - 1;
        double[] logGaps = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            double gap = days[i + 1] - days[i];
            total += gap;
            logGaps[i] = Math.log(gap);
        }
        double shape = shape(variance(logGaps, n));
        double open = now - days[n];
        double pace = n * shape / total;
        double asEver = Gammas.logLonger(shape, pace * open);
        Baskets baskets = Baskets.of(paid);
        Mixture grown = new Mixture();
        Mixture shrunk = new Mixture();
        Mixture together = new Mixture();
        for (double since : SINCE) {
            int first = firstAfter(days, now - since);
            int late = n - Math.max(0, first - 1);
            int before = n - late;
            if (before < LEAST_BEFORE) {
                continue;
            }
            double sumBefore = days[before] - days[0];
            double sumLate = total - sumBefore;
            double[] slower = new double[GAPS_TIMES.length];
            for (int g = 0; g < slower.length; g++) {
                double times = GAPS_TIMES[g];
                double sum = sumBefore + sumLate / times;
                slower[g] = -shape * late * Math.log(times)
                        - n * shape * Math.log(sum / total)
                        + Gammas.logLonger(shape, n * shape / sum * open / times)
                        - asEver;
                grown.add(slower[g]);
            }
            for (double less : BASKETS_LESS) {
                double smaller = baskets.evidence(before + 1, less);
                shrunk.add(smaller);
                for (double slow : slower) {
                    together.add(slow + smaller);
                }
            }
        }
        return new Fading(grown.log(), shrunk.log(), together.log(), -asEver);
    }

    private static int firstAfter(double[] days, double from) {
        int first = days.length;
        while (first > 0 && days[first - 1] > from) {
            first--;
        }
        return first;
    }

    /** Of the logarithms of a gamma wait with that variance: the shape whose trigamma it is, nearly. */
    private static double shape(double variance) {
        return (1 + Math.sqrt(1 + 2 * variance)) / (2 * variance);
    }

    /** By the differences of neighbours, so that a slow change does not pass for spread (von Neumann 1941). */
    private static double variance(double[] values, int n) {
        double squares = 0;
        for (int i = 1; i < n; i++) {
            squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }
        return (PRIOR_WEIGHT * PRIOR_VARIANCE + squares / 2) / (PRIOR_WEIGHT + Math.max(0, n - 1));
    }

    /** Sums of the logarithms of what was paid, up to each visit; what is not known is left out. */
    private record Baskets(double[] sums, int[] known, double variance) {

        static Baskets of(double[] paid) {
            double[] sums = new double[paid.length + 1];
            int[] known = new int[paid.length + 1];
            double[] logs = new double[paid.length];
            for (int i = 0; i < paid.length; i++) {
                boolean some = paid[i] > 0;
                known[i + 1] = known[i] + (some ? 1 : 0);
                sums[i + 1] = sums[i] + (some ? Math.log(paid[i]) : 0);
                if (some) {
                    logs[known[i]] = Math.log(paid[i]);
                }
            }
            return new Baskets(sums, known, Fading.variance(logs, known[paid.length]));
        }

        /** That baskets from that visit on are less by so much on the scale of logarithms; 0 where too little is known. */
        double evidence(int from, double less) {
            int all = known.length - 1;
            int before = known[from];
            int late = known[all] - before;
            if (before < LEAST_BEFORE || late == 0) {
                return 0;
            }
            double difference = (sums[all] - sums[from]) / late - sums[from] / before;
            double error = variance * (1.0 / before + 1.0 / late);
            return (difference * difference - (difference + less) * (difference + less)) / (2 * error);
        }
    }

    /** The mean of likelihoods that are told as logarithms. */
    private static final class Mixture {

        private double highest = Double.NEGATIVE_INFINITY;
        private double sum;
        private int many;

        void add(double log) {
            if (log > highest) {
                sum = sum * Math.exp(highest - log) + 1;
                highest = log;
            } else {
                sum += Math.exp(log - highest);
            }
            many++;
        }

        double log() {
            return many == 0 ? 0 : highest + Math.log(sum / many);
        }
    }
}
