package heartstring.kernels.effects;

/** How many customers a trial needs. */
public final class Planning {

    /** More are told as so many. */
    public static final long MOST = 100_000_000;

    /** 1.96 and 0.84: what is there is found in 80 of 100 trials, and what is not in 5 of 100. */
    private static final double BOTH = 1.959963984540054 + 0.8416212335729143;

    private Planning() {}

    /**
     * So many customers in all, on both sides, for one look at the end that finds a difference in 80 of 100 trials.
     *
     * @param spread the standard deviation of the number among customers, 0 or more
     * @param worth the difference to be found, above 0
     * @param heldShare the share held out, between 0 and 1
     * @param saved the share of the variance that what was before takes away, 0 to 1
     */
    public static long customers(double spread, double worth, double heldShare, double saved) {
        if (!(worth > 0) || !(heldShare > 0 && heldShare < 1) || !(spread >= 0) || !(saved >= 0 && saved <= 1)) {
            throw new IllegalArgumentException(worth + ", " + heldShare + ", " + spread + ", " + saved);
        }
        double sides = 1 / heldShare + 1 / (1 - heldShare);
        double wanted = BOTH * BOTH * spread * spread * (1 - saved) * sides / (worth * worth);
        double least = Effects.LEAST / Math.min(heldShare, 1 - heldShare);
        return (long) Math.min(MOST, Math.ceil(Math.max(wanted, least)));
    }

    /** The difference that so many customers find, the other way round of {@link #customers}. */
    public static double found(long customers, double spread, double heldShare, double saved) {
        if (customers < 1 || !(heldShare > 0 && heldShare < 1) || !(spread >= 0) || !(saved >= 0 && saved <= 1)) {
            throw new IllegalArgumentException(customers + ", " + heldShare + ", " + spread + ", " + saved);
        }
        return BOTH * spread * Math.sqrt((1 - saved) * (1 / heldShare + 1 / (1 - heldShare)) / customers);
    }

    /** So many more customers until the interval of all looks reaches no further than what is worth noticing either way. */
    static long more(Effect effect, double worth, double planned) {
        double low = 1;
        double high = 1;
        while (half(effect, high, planned) > worth && high < 1e9) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (half(effect, middle, planned) > worth) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double all = (double) effect.given() + effect.held();
        return (long) Math.min(MOST, Math.max(1, Math.ceil((high - 1) * all)));
    }

    private static double half(Effect effect, double times, double planned) {
        return Looks.width(effect.effective() * times, planned) * effect.error() / Math.sqrt(times);
    }
}
