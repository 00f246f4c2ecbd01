package heartstring.experience.chain;

/**
 * What goes together, or what a hold-out showed.
 *
 * @param subject a feeling, good or bad; or a trial
 * @param act what we did; empty where that is not asked. Of a trial "bad" for those alone who had felt bad before
 * @param stage of the journey, empty for all
 * @param compared how many of {@code people} have somebody like them among {@code others}
 * @param value the ratio of the shares, or of a trial their difference
 * @param rate the share of false ones among all that are told with it
 */
public record Link(
        Kind kind,
        int days,
        String subject,
        String act,
        String stage,
        Outcome outcome,
        long people,
        long compared,
        long others,
        double share,
        double otherShare,
        double value,
        double low,
        double high,
        double rate) {

    /** What stands behind it. */
    public enum Kind {
        /** Who felt so, beside others who are like them: goes together. */
        FELT,
        /** Of whom we did something, beside those of whom we did nothing: goes together. */
        ACT,
        /** Assigned by lot: a difference was made, or none. */
        TRIAL
    }

    private static final double BOUND = 0.05;

    /** Whether chance alone seldom brings it, all that were looked at considered. */
    public boolean isTold() {
        return rate < BOUND;
    }

    Link rated(double found) {
        return new Link(
                kind,
                days,
                subject,
                act,
                stage,
                outcome,
                people,
                compared,
                others,
                share,
                otherShare,
                value,
                low,
                high,
                found);
    }
}
