package heartstring.kernels.worth;

import java.util.Arrays;

/**
 * When customers bought, as the models need it: how often again after the first time, when last, and for how long they are known, both
 * counted from their first purchase. Customers of whom all three are equal are kept as one with a weight. Times may be of any unit; all
 * that comes of them has the same.
 */
public final class Histories {

    /** Whoever buys more often than this counts as this often. */
    public static final int MOST = (1 << 20) - 1;

    private static final int MOST_TIMES = (1 << 21) - 1;

    private final int[] again;
    private final int[] lastAt;
    private final int[] ageAt;
    private final double[] weight;
    private final double[] times;
    private final long customers;
    private final long repeaters;

    private Histories(int[] again, int[] lastAt, int[] ageAt, double[] weight, double[] times) {
        this.again = again;
        this.lastAt = lastAt;
        this.ageAt = ageAt;
        this.weight = weight;
        this.times = times;
        double all = 0;
        double some = 0;
        for (int i = 0; i < again.length; i++) {
            all += weight[i];
            some += again[i] > 0 ? weight[i] : 0;
        }
        this.customers = Math.round(all);
        this.repeaters = Math.round(some);
    }

    /**
     * Of customers, each at its place in all three.
     *
     * @param again purchases after the first, 0 or more
     * @param last time from the first to the last purchase; 0 where there was no other, at most the age
     * @param age time from the first purchase to now, 0 or more
     * @param many how many of the places are used
     * @throws IllegalArgumentException when there are more than two million different times
     */
    public static Histories of(int[] again, double[] last, double[] age, int many) {
        double[] all = new double[2 * many];
        System.arraycopy(last, 0, all, 0, many);
        System.arraycopy(age, 0, all, many, many);
        double[] times = distinct(all);
        if (times.length > MOST_TIMES) {
            throw new IllegalArgumentException("times are to be rounded: " + times.length + " different ones");
        }
        long[] keys = new long[many];
        for (int i = 0; i < many; i++) {
            keys[i] = (long) Math.clamp(again[i], 0, MOST) << 42
                    | (long) Arrays.binarySearch(times, last[i]) << 21
                    | Arrays.binarySearch(times, age[i]);
        }
        Arrays.sort(keys);
        int rows = 0;
        for (int i = 0; i < many; i++) {
            rows += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }
        int[] x = new int[rows];
        int[] lastAt = new int[rows];
        int[] ageAt = new int[rows];
        double[] weight = new double[rows];
        int row = -1;
        for (int i = 0; i < many; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                row++;
                x[row] = (int) (keys[i] >>> 42);
                lastAt[row] = (int) (keys[i] >>> 21) & MOST_TIMES;
                ageAt[row] = (int) keys[i] & MOST_TIMES;
            }
            weight[row]++;
        }
        return new Histories(x, lastAt, ageAt, weight, times);
    }

    private static double[] distinct(double[] values) {
        Arrays.sort(values);
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[kept - 1]) {
                values[kept++] = values[i];
            }
        }
        return Arrays.copyOf(values, kept);
    }

    /** Every so manieth of the rows, evenly; these themselves where they are few. */
    Histories part(int most) {
        if (rows() <= most) {
            return this;
        }
        int[] rows = new int[most];
        for (int i = 0; i < most; i++) {
            rows[i] = (int) ((long) i * rows() / most);
        }
        return new Histories(
                pick(again, rows),
                pick(lastAt, rows),
                pick(ageAt, rows),
                Arrays.stream(rows).mapToDouble(row -> weight[row]).toArray(),
                times);
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /** How many different ones there are. */
    public int rows() {
        return again.length;
    }

    /** How many customers. */
    public long customers() {
        return customers;
    }

    /** How many of them bought again. */
    public long repeaters() {
        return repeaters;
    }

    /** Purchases after the first, of a row. */
    public int again(int row) {
        return again[row];
    }

    /** From the first to the last purchase. */
    public double last(int row) {
        return times[lastAt[row]];
    }

    /** From the first purchase to now. */
    public double age(int row) {
        return times[ageAt[row]];
    }

    /** How many customers a row stands for. */
    public double weight(int row) {
        return weight[row];
    }

    int lastAt(int row) {
        return lastAt[row];
    }

    int ageAt(int row) {
        return ageAt[row];
    }

    double[] times() {
        return times;
    }

    int most() {
        return Arrays.stream(again).max().orElse(0);
    }

    /** The mean age; a unit in which times are about 1. */
    double meanAge() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += weight[i] * age(i);
        }
        return customers == 0 ? 0 : sum / customers;
    }

    /** All purchases after the first. */
    double purchases() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            sum += weight[i] * again[i];
        }
        return sum;
    }

    /** Whether a model can be fitted to them: enough who bought again, and some time in which they could. */
    boolean areEnough() {
        return repeaters >= Buying.LEAST_REPEATERS && meanAge() > 0;
    }
}
