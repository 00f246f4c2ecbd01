package heartstring.kernels.paths;

import java.util.Arrays;

/** How long things took, in bounded room: a quantile is at most {@value #GROWTH} times too long or too short. */
final class Durations {

    /** From one class to the next. */
    static final double GROWTH = 1.05;

    private static final double LOG = Math.log(GROWTH);

    /** From a second to some thirty years. */
    private static final int CLASSES = 426;

    private final int[] counts = new int[CLASSES];
    private long all;

    /** Seconds; what is shorter than one counts as one. */
    void add(double seconds) {
        int at = seconds <= 1 ? 0 : Math.min(CLASSES - 1, (int) (Math.log(seconds) / LOG));
        counts[at]++;
        all++;
    }

    /** The duration in seconds that so great a share is not longer than; 0 where there is none. */
    double quantile(double share) {
        if (all == 0) {
            return 0;
        }
        long wanted = Math.max(1, (long) Math.ceil(share * all));
        long seen = 0;
        for (int i = 0; i < CLASSES; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.exp((i + 0.5) * LOG);
            }
        }
        throw new IllegalStateException("counted " + Arrays.stream(counts).sum() + " of " + all);
    }
}
