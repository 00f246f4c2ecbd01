package heartstring.loyalty.ledger;

/**
 * Where in an account value sits. The first three hold lots; {@link #OWED} is zero or less; the others belong to the house, which
 * keeps no balance.
 */
enum Pocket {
    /** Earned, not yet to be spent. */
    PENDING,
    /** To be spent. */
    AVAILABLE,
    /** Set aside for a spend that is under way. */
    RESERVED,
    /** What the holder has to bring in again before anything can be spent. */
    OWED,
    /** Where value comes from. */
    ISSUED,
    /** Where spent value goes. */
    REDEEMED,
    /** Where value goes whose time is over. */
    EXPIRED,
    /** The other side of a correction by hand. */
    ADJUSTED
}
