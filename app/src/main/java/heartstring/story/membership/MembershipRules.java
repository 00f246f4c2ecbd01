package heartstring.story.membership;

import java.util.Arrays;

/** Arithmetic with sorted numbers of customers. */
final class MembershipRules {

    private MembershipRules() {}

    /** Those of the first that are not among the second; both sorted, without repeats. */
    static long[] without(long[] some, long[] others) {
        long[] left = new long[some.length];
        int size = 0;
        int other = 0;
        for (long one : some) {
            while (other < others.length && others[other] < one) {
                other++;
            }
            if (other == others.length || others[other] != one) {
                left[size++] = one;
            }
        }
        return Arrays.copyOf(left, size);
    }

    static long[] block(long[] all, int from, int size) {
        return Arrays.copyOfRange(all, from, Math.min(all.length, from + size));
    }
}
