package heartstring.kernels.memberships;

/**
 * Those who are in exactly these of the chosen groups.
 *
 * @param mask bit i for the i-th of the chosen groups
 */
public record Cell(long mask, long members) {

    /** Whether they are in the i-th of the chosen groups. */
    public boolean has(int i) {
        return (mask >>> i & 1) != 0;
    }

    /** How many of the chosen groups they are in. */
    public int groups() {
        return Long.bitCount(mask);
    }
}
