package heartstring.kernels.worth;

import java.util.Arrays;

/**
 * When all customers of a house came and what they paid, side by side in memory: twelve bytes for each visit. Days are counted from any day on,
 * with their part of the day; payments are minor units. Filled by one thread, one customer after the other.
 */
public final class Visits {

    /** Purchases that are no further apart are one visit, in days. */
    public static final double SAME = 0.5;

    private long[] ids = new long[1_024];
    private int[] ends = new int[1_024];
    private long[] spent = new long[1_024];
    private double[] days = new double[4_096];
    private float[] paid = new float[4_096];
    private int customers;
    private int visits;

    /** Begins the next customer. */
    public void customer(long id) {
        if (customers == ids.length) {
            ids = Arrays.copyOf(ids, 2 * customers);
            ends = Arrays.copyOf(ends, 2 * customers);
            spent = Arrays.copyOf(spent, 2 * customers);
        }
        ids[customers] = id;
        ends[customers] = visits;
        spent[customers] = 0;
        customers++;
    }

    /**
     * One purchase of the customer begun last, not before their purchase told before.
     *
     * @param paidMinor what was kept of it; 0 for what was free or given back, or not known
     */
    public void purchase(double day, long paidMinor) {
        int customer = customers - 1;
        spent[customer] += paidMinor;
        if (count(customer) > 0 && day - days[visits - 1] < SAME) {
            paid[visits - 1] += (float) paidMinor;
            return;
        }
        if (visits == days.length) {
            days = Arrays.copyOf(days, 2 * visits);
            paid = Arrays.copyOf(paid, 2 * visits);
        }
        days[visits] = day;
        paid[visits] = (float) paidMinor;
        visits++;
        ends[customer] = visits;
    }

    /** How many customers there are. */
    public int customers() {
        return customers;
    }

    /** How many visits of all. */
    public int visits() {
        return visits;
    }

    /** The customer at a place. */
    public long id(int customer) {
        return ids[customer];
    }

    /** All they paid. */
    public long spent(int customer) {
        return spent[customer];
    }

    /** How often they came. */
    public int count(int customer) {
        return ends[customer] - start(customer);
    }

    /** The day of one of their visits, from 0 on. */
    public double day(int customer, int visit) {
        return days[start(customer) + visit];
    }

    /** What they paid at one of them. */
    public double paid(int customer, int visit) {
        return paid[start(customer) + visit];
    }

    /** How often they had come by then, that moment included. */
    public int countBy(int customer, double day) {
        int from = start(customer);
        int found = Arrays.binarySearch(days, from, ends[customer], day);
        return (found >= 0 ? found + 1 : -found - 1) - from;
    }

    /** The first day of all; 0 where there is none. */
    public double firstDay() {
        double first = Double.POSITIVE_INFINITY;
        for (int customer = 0; customer < customers; customer++) {
            if (count(customer) > 0) {
                first = Math.min(first, day(customer, 0));
            }
        }
        return first < Double.POSITIVE_INFINITY ? first : 0;
    }

    /** The first so many visits of a customer, as a life that can be looked at by itself. */
    public Life life(int customer, int count) {
        int from = start(customer);
        double[] some = new double[count];
        for (int i = 0; i < count; i++) {
            some[i] = paid[from + i];
        }
        return new Life(Arrays.copyOfRange(days, from, from + count), some);
    }

    private int start(int customer) {
        return customer == 0 ? 0 : ends[customer - 1];
    }
}
