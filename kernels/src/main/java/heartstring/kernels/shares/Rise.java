package heartstring.kernels.shares;

/**
 * How much more often something is now than before, as the likelihood ratio of the two by two table.
 *
 * @param strength -2 log λ, 0 or more
 * @param rises whether its share is larger now
 * @param chance how often chance alone brings a strength as large, 0 to 1
 */
public record Rise(double strength, boolean rises, double chance) {

    /** So many of all now, and so many of all before; a period without anything is an {@link IllegalArgumentException}. */
    public static Rise of(long hits, long all, long hitsBefore, long allBefore) {
        if (all < 1 || allBefore < 1 || hits < 0 || hitsBefore < 0 || hits > all || hitsBefore > allBefore) {
            throw new IllegalArgumentException(hits + " of " + all + ", " + hitsBefore + " of " + allBefore);
        }
        double share = (double) (hits + hitsBefore) / (all + allBefore);
        double strength = 2
                * (part(hits, all * share)
                        + part(all - hits, all * (1 - share))
                        + part(hitsBefore, allBefore * share)
                        + part(allBefore - hitsBefore, allBefore * (1 - share)));
        double strong = Math.max(0, strength);
        return new Rise(
                strong, (double) hits / all > (double) hitsBefore / allBefore, Normal.either(Math.sqrt(strong)));
    }

    private static double part(long seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
