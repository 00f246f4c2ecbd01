package heartstring.insight.trials;

import java.util.Arrays;

/** Who met a trial in one arm, and when. */
final class Roll {

    private long[] customers = new long[1_024];
    private long[] micros = new long[1_024];
    private boolean[] given = new boolean[1_024];
    private int size;

    /** At a moment in millionths of a second of the epoch. */
    void add(long customer, long at, boolean gets) {
        if (size == customers.length) {
            int more = size + (size >> 1);
            customers = Arrays.copyOf(customers, more);
            micros = Arrays.copyOf(micros, more);
            given = Arrays.copyOf(given, more);
        }
        customers[size] = customer;
        micros[size] = at;
        given[size++] = gets;
    }

    int size() {
        return size;
    }

    long[] customers(int from, int until) {
        return Arrays.copyOfRange(customers, from, until);
    }

    long[] moments(int from, int until) {
        return Arrays.copyOfRange(micros, from, until);
    }

    Boolean[] given(int from, int until) {
        Boolean[] some = new Boolean[until - from];
        for (int i = 0; i < some.length; i++) {
            some[i] = given[from + i];
        }
        return some;
    }
}
