package heartstring.decision.campaigns;

import java.util.Map;

/**
 * What a campaign came to so far.
 *
 * @param waiting whose turn has not come
 * @param heldOut who go without by lot
 * @param joined who turned out to be somebody that had it already
 * @param without how many get none, by the reason as programs are told it
 * @param leaving on their way; {@code sent} taken on by their mail server or connector; {@code failed} could not be delivered
 * @param unsubscribed who said no to news within a week of it
 */
public record Tally(
        long waiting,
        long heldOut,
        long joined,
        Map<String, Long> without,
        long leaving,
        long sent,
        long failed,
        long opened,
        long clicked,
        long unsubscribed) {

    public Tally {
        without = Map.copyOf(without);
    }

    /** Who get none, for whatever reason. */
    public long left() {
        return without.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Everybody so far. */
    public long all() {
        return waiting + heldOut + joined + left() + leaving + sent + failed;
    }
}
