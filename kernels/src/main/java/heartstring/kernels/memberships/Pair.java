package heartstring.kernels.memberships;

import java.util.OptionalDouble;

/**
 * What two groups share.
 *
 * @param one members of the first
 * @param other members of the second
 * @param both members of both
 * @param all everybody, members or not
 */
public record Pair(long one, long other, long both, long all) {

    /** The share of the first that is in the second too, 0 to 1; empty where the first is. */
    public OptionalDouble share() {
        return one == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / one);
    }

    /** The share of the second that is in the first too, 0 to 1; empty where the second is. */
    public OptionalDouble shareOfOther() {
        return other == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / other);
    }

    /** Those in both of those in either, 0 to 1; empty where both groups are. */
    public OptionalDouble alike() {
        long either = one + other - both;
        return either == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / either);
    }

    /** How many times as many are in both as if one group said nothing about the other; empty where a group is. */
    public OptionalDouble lift() {
        return one == 0 || other == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) both * all / ((double) one * other));
    }
}
