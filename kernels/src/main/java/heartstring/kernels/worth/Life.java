package heartstring.kernels.worth;

import java.util.Arrays;

/**
 * One customer's visits.
 *
 * @param days of each, in order
 * @param paid at each, in minor units; 0 for what was free or given back
 */
public record Life(double[] days, double[] paid) {

    /** Of purchases in the order of time, of which those close together are one visit. */
    public static Life of(double[] days, double[] paid) {
        double[] kept = new double[days.length];
        double[] sums = new double[days.length];
        int many = 0;
        for (int i = 0; i < days.length; i++) {
            if (many == 0 || days[i] - kept[many - 1] >= Visits.SAME) {
                kept[many++] = days[i];
            }
            sums[many - 1] += paid[i];
        }
        return new Life(Arrays.copyOf(kept, many), Arrays.copyOf(sums, many));
    }

    int visits() {
        return days.length;
    }

    /** Visits after the first. */
    int again() {
        return days.length - 1;
    }

    /** From the first visit to the last, in whole days. */
    double last() {
        return Math.floor(days[days.length - 1] - days[0]);
    }

    /** From the first visit to now, in whole days. */
    double age(double now) {
        return Math.max(last(), Math.floor(now - days[0]));
    }

    /** How long ago the last visit was. */
    double silent(double now) {
        return Math.max(0, now - days[days.length - 1]);
    }

    double[] gaps() {
        double[] gaps = new double[Math.max(0, days.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        return gaps;
    }

    /** At how many visits something was paid. */
    int paidTimes() {
        int times = 0;
        for (double one : paid) {
            times += one > 0 ? 1 : 0;
        }
        return times;
    }

    /** What was paid each time something was. */
    double paidMean() {
        double sum = 0;
        for (double one : paid) {
            sum += Math.max(0, one);
        }
        int times = paidTimes();
        return times == 0 ? 0 : sum / times;
    }

    /** The share of visits at which something was paid, drawn towards all of them as one more would. */
    double paidShare() {
        return (paidTimes() + 1.0) / (visits() + 1.0);
    }
}
