package heartstring.kernels.effects;

import heartstring.kernels.shares.Interval;

/**
 * An interval that holds the true difference at all looks together in 95 of 100 trials, however often somebody looks and whenever they stop. It
 * is wider than that of one look; narrowest beside it when about as many as planned have been met.
 */
public final class Looks {

    /** Tightest when as many pairs know as much as 400 who got it and 400 who did not. */
    public static final double USUAL = 200;

    private static final double ALPHA = 0.05;
    private static final double LOG = -2 * Math.log(ALPHA);

    /** The mixture's variance by that of the estimate, where the interval is tightest. */
    private static final double TIGHTEST = LOG + Math.log(LOG + 1);

    private Looks() {}

    /**
     * Half of the interval, in standard errors.
     *
     * @param effective {@link Effect#effective} now
     * @param planned the same when it is to be tightest; decided before the first look
     */
    public static double width(double effective, double planned) {
        if (!(effective > 0) || !(planned > 0)) {
            throw new IllegalArgumentException(effective + " of " + planned);
        }
        double ratio = TIGHTEST * effective / planned;
        return Math.sqrt((1 + 1 / ratio) * (LOG + Math.log1p(ratio)));
    }

    /** Where the true difference lies, at this and all other looks. */
    public static Interval of(Effect effect, double planned) {
        double half = width(effect.effective(), planned) * effect.error();
        return new Interval(effect.value() - half, effect.value(), effect.value() + half);
    }
}
