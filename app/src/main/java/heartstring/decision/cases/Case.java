package heartstring.decision.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is now.
 *
 * @param state open, waiting (for the customer) or closed
 * @param priority 1 urgent to 4 low, as in the service clocks
 * @param ownerId who mends it, 0 for nobody yet
 * @param store the key of the store it is about, empty where none is known
 * @param firstDueAt until when something has to be done; null for no promise
 * @param endDueAt until when it is to be settled; null for no promise
 * @param ending with what it was closed, null while it is not
 * @param said what a colleague says came of it: yes, no, unknown, or empty
 * @param shown what the customer's behaviour says: yes, no, or empty
 * @param shownWhy came_back, better_answer, low_again or stayed_away; empty while nothing is shown
 * @param evidence how much speaks for it, and for those it goes on with
 * @param together all that are open of the same family since their customers were joined, itself among them, the first one first; what
 *     is done about one is done about all, and each stands for itself again when the customers are parted
 */
public record Case(
        long id,
        long profileId,
        long customerId,
        String customerName,
        Cause cause,
        String state,
        int priority,
        long ownerId,
        String ownerName,
        String store,
        Instant openedAt,
        @Nullable Instant firstDueAt,
        @Nullable Instant endDueAt,
        @Nullable Instant firstActionAt,
        @Nullable Instant waitingSince,
        @Nullable Instant closedAt,
        @Nullable Ending ending,
        String said,
        String shown,
        String shownWhy,
        int evidence,
        List<Long> together) {

    public Case {
        together = List.copyOf(together);
    }

    static long[] numbers(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** The one that stands for all of them in lists. */
    public long lead() {
        return together.getFirst();
    }

    /** Those it goes on with. */
    public List<Long> others() {
        return together.stream().filter(other -> other != id).toList();
    }

    public boolean isClosed() {
        return state.equals("closed");
    }

    public boolean isWaiting() {
        return state.equals("waiting");
    }

    /** Until when the next thing is due: a first act, then the end; null while the customer has the word, or without a promise. */
    public @Nullable Instant dueAt() {
        return isClosed() || isWaiting() ? null : firstActionAt == null ? firstDueAt : endDueAt;
    }

    /** Whether something should have been done by that moment. */
    public boolean isLate(Instant now) {
        Instant due = dueAt();
        return due != null && due.isBefore(now);
    }

    /** Whether the customer was won back: a colleague's word where there is one, else what is shown; empty while nobody knows. */
    public String recovered() {
        return said.isEmpty() || said.equals("unknown") ? shown : said;
    }
}
