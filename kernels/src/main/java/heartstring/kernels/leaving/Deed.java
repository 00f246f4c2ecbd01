package heartstring.kernels.leaving;

/**
 * One thing that a customer did, said, or met with.
 *
 * @param day when, in days since any fixed moment
 * @param value what its kind says
 */
public record Deed(double day, Kind kind, double value) {

    /** What happened; in brackets what the value is. */
    public enum Kind {
        /** Bought something (what was paid, in any one unit). */
        VISIT,
        /** Brought something back (what was given back, in the same unit). */
        RETURN,
        /** Complained (1). */
        COMPLAINT,
        /** Waited, at a till or for an answer (minutes). */
        WAIT,
        /** Put goods into a cart, or went to pay (1). */
        CART,
        /** Clicked in anger: often at the same spot, or at what does nothing (1). */
        RAGE,
        /** Asked not to be written to (1). */
        STOPPED,
        /** Wrote or called (1). */
        WROTE,
        /** Was answered (1). */
        ANSWERED,
        /** Rated us (0 the worst to 1 the best). */
        RATED,
        /** Said something in their own words (0 all bad to 1 all good). */
        FELT
    }
}
