package heartstring.kernels.leaving;

/** What behaviour shows, each against the customer's own habit; in brackets how a {@link Reading} measures it. */
public enum Sign {
    /** Has not been in for long (the time since the last visit, in usual gaps). */
    LATE,
    /** Comes less often (the gaps of late, in usual gaps). */
    SLOWER,
    /** Buys less at a time (the baskets of late, in usual baskets). */
    SMALLER,
    /** Comes less often and buys less at a time since the same day (how much likelier than a habit as ever, as a logarithm; 0 at least). */
    FADING,
    /** Brings things back (the share of the spending of late that was given back, beyond the usual). */
    RETURNS,
    /** Complains (complaints of late beyond the usual number). */
    COMPLAINTS,
    /** Waits (minutes of late beyond the usual). */
    WAITS,
    /** Waits for our answers (hours for the slowest of late beyond the usual). */
    ANSWERS,
    /** Leaves carts behind (carts of late that nothing was bought after within three days, beyond the usual number). */
    CARTS,
    /** Clicks in anger (times of late beyond the usual number). */
    RAGE,
    /** Speaks up: rates and writes (times of late beyond the usual number). */
    SPEAKS,
    /** Does not want to be written to any more (1 or 0). */
    STOPPED,
    /** Is silent after an answer of ours (usual gaps since it, at most 6; 0 when they have been in or written since). */
    SILENT,
    /** Came back after a long gap (1 or 0). */
    BACK
}
