package heartstring.platform.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something done to many at once.
 *
 * @param what which thing, as the hand understands it
 * @param says the same for people, such as {@code Dietary preference: Vegan}
 * @param back the address of the list it began at
 * @param state running, done, undoing, undone or stopped
 */
public record Bulk(
        long id,
        String subject,
        String what,
        String value,
        String says,
        String back,
        long userId,
        String userName,
        String state,
        int total,
        Instant begunAt,
        @Nullable Instant endedAt,
        Counts counts) {

    /** How many rows are in which state; {@code kept} were changed since and stayed when it was undone. */
    public record Counts(int waiting, int changed, int same, int refused, int undone, int kept) {}

    public boolean isUnderWay() {
        return state.equals("running") || state.equals("undoing");
    }

    /** Whether it can be undone. */
    public boolean canBeUndone() {
        return state.equals("done") && counts.changed() > 0;
    }

    /** How many of all are done with, for a bar. */
    public int handled() {
        return state.equals("undoing") ? counts.undone() + counts.kept() : total - counts.waiting();
    }

    /** How many there are to be done with, for a bar. */
    public int toHandle() {
        return state.equals("undoing") ? counts.undone() + counts.kept() + counts.changed() : total;
    }
}
