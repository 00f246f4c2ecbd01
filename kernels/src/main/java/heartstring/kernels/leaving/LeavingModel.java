package heartstring.kernels.leaving;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What precedes leaving, as learnt from the customers' own past.
 *
 * @param houseMean the mean of all ratings, from 0 to 1
 * @param alarm the model of those who had said something good, by few signs of both hands; the others weigh nothing
 * @param alarmFrom from this chance of it on somebody who says good things is told of
 * @param ranking of pairs of a leaver and a stayer in later months, the share that it puts right; null where there were too few
 * @param bestSign the single sign that does best there, and how well
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeavingModel(
        int id,
        Instant learntAt,
        int customers,
        int examples,
        int leavers,
        double houseMean,
        Logistic shown,
        Logistic bothHands,
        Logistic alarm,
        double alarmFrom,
        Steps shownSteps,
        Steps bothSteps,
        Steps saidSteps,
        @Nullable Double ranking,
        @Nullable String bestSign,
        @Nullable Double bestRanking) {

    /** Where a value stands among all: below so many of a hundred. */
    public static final class Steps {

        private static final int MANY = 99;

        private final double[] steps;

        public Steps(double[] steps) {
            this.steps = steps.clone();
        }

        /** Of all values there are; empty where there is none. */
        public static Steps of(double[] values) {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            double[] steps = new double[sorted.length == 0 ? 0 : MANY];
            for (int i = 0; i < steps.length; i++) {
                double at = (i + 1.0) / (MANY + 1) * (sorted.length - 1);
                int below = (int) at;
                int above = Math.min(sorted.length - 1, below + 1);
                steps[i] = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
            }
            return new Steps(steps);
        }

        public double[] numbers() {
            return steps.clone();
        }

        /** How many of a hundred are below a value, from 0 to 100; ties count half. */
        public double below(double value) {
            if (steps.length == 0) {
                return 50;
            }
            double below = 0;
            for (double step : steps) {
                below += step < value ? 1 : step == value ? 0.5 : 0;
            }
            return below * 100 / steps.length;
        }
    }
}
