package heartstring.kernels.gifts;

/**
 * How well a product suits as a gift.
 *
 * @param half at which likelihood ratio half of the evidence is believed, 0 to believe all of it
 * @param spare how much it counts against a product that it would have been bought anyway: 0 for not at all, 1 for all of it
 */
public record GiftScore(double half, double spare) {

    /** As gifts are chosen at the till. */
    public static final GiftScore AT_THE_TILL = new GiftScore(10.83, 0.5);

    private static final double LEAST_SHARE = 1e-9;

    public GiftScore {
        if (!(half >= 0) || !(spare >= 0 && spare <= 1)) {
            throw new IllegalArgumentException("half " + half + ", spare " + spare);
        }
    }

    /** The score of a candidate; 0 where nothing speaks for it. */
    public double of(Candidate candidate) {
        return of(candidate.share(), candidate.chance(), candidate.strength())
                * candidate.taste()
                * candidate.novelty()
                * candidate.season()
                * candidate.worth();
    }

    /**
     * The part that the basket alone says.
     *
     * @param share how likely such a basket holds it, {@code chance} by chance alone, 0 to 1
     * @param strength the likelihood ratio behind it, 0 or more
     */
    public double of(double share, double chance, double strength) {
        double by = Math.max(LEAST_SHARE, chance);
        double sure = strength <= 0 ? (half > 0 ? 0 : 1) : strength / (strength + half);
        double fit = Math.min(1, by * StrictMath.pow(Math.max(LEAST_SHARE, share) / by, sure));
        return spare <= 0 ? fit : fit * StrictMath.pow(Math.max(0, 1 - by / fit), spare);
    }
}
