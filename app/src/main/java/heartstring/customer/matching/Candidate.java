package heartstring.customer.matching;

/**
 * Two profiles that may be one person.
 *
 * @param cause the identifier kind they share, {@code alias}, or {@code by hand}
 * @param confidence 0 to 1
 * @param explicit said outright (alias, a colleague): limits do not hold it back
 */
record Candidate(long left, long right, String cause, double confidence, boolean explicit) {}
