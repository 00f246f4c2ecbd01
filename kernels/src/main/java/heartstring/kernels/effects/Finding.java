package heartstring.kernels.effects;

import heartstring.kernels.shares.Interval;

/**
 * What may be said by now.
 *
 * @param interval that holds at all looks together
 * @param more about how many more customers are needed to know; 0 where it is known
 */
public record Finding(Verdict verdict, Interval interval, long more) {

    /** What may be said. */
    public enum Verdict {
        /** It made more of it. */
        MORE,
        /** It made less of it. */
        FEWER,
        /** If there is a difference, it is smaller than what is worth noticing. */
        NONE,
        /** Not known yet. */
        OPEN
    }

    /**
     * What may be said of an effect.
     *
     * @param worth the smallest difference worth noticing, above 0
     * @param planned as in {@link Looks}
     */
    public static Finding of(Effect effect, double worth, double planned) {
        if (!(worth > 0)) {
            throw new IllegalArgumentException("Worth noticing is what is above 0, not " + worth);
        }
        Interval interval = Looks.of(effect, planned);
        if (interval.low() > 0) {
            return new Finding(Verdict.MORE, interval, 0);
        }
        if (interval.high() < 0) {
            return new Finding(Verdict.FEWER, interval, 0);
        }
        if (interval.low() > -worth && interval.high() < worth) {
            return new Finding(Verdict.NONE, interval, 0);
        }
        return new Finding(Verdict.OPEN, interval, Planning.more(effect, worth, planned));
    }
}
