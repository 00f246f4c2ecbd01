package heartstring.story.memory;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing to keep in mind.
 *
 * @param kind preference, concern, wish, promise, life_event, tried or avoid
 * @param words as they were said, or as a colleague put it
 * @param due for a promise, the day by which it is to be kept
 * @param ours for a promise, whether we gave it
 * @param state found (by rules), confirmed (by a colleague), settled or dismissed
 * @param touchpointId where it was said
 */
public record Remembered(
        long id,
        long customerId,
        String kind,
        String words,
        @Nullable LocalDate due,
        boolean ours,
        String state,
        long touchpointId,
        String channel,
        Instant saidAt) {

    /** Whether it is a promise of ours that is neither kept nor taken off the list. */
    public boolean isOpenPromise() {
        return kind.equals("promise") && ours && !isDone();
    }

    /** Whether nothing has to be kept in mind any longer. */
    public boolean isDone() {
        return state.equals("settled") || state.equals("dismissed");
    }

    /** Whether an open promise should have been kept before that day. */
    public boolean isLate(LocalDate today) {
        return isOpenPromise() && due != null && due.isBefore(today);
    }
}
