package heartstring.crm.tasks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task or a meeting as it is now.
 *
 * @param kind task or meeting
 * @param ownerId whose it is, 0 for nobody's
 * @param dueAt until when, or when a meeting begins; the beginning of the day when it is for a whole day
 * @param minutes how long a meeting takes, 0 when nobody said
 * @param customerId whom it is about, its deal's customer when it has none of its own; 0 for nobody
 * @param conversation the number of a conversation as text, null for none
 * @param repeat a rule such as {@code FREQ=WEEKLY}, empty for once
 * @param state open, done or dropped
 * @param promise the words of the promise that it keeps, as they stand in the memory; null when it keeps none
 */
public record Task(
        long id,
        String kind,
        String title,
        String place,
        long ownerId,
        String ownerName,
        Instant dueAt,
        boolean allDay,
        int minutes,
        long customerId,
        String customerName,
        long dealId,
        String dealTitle,
        @Nullable String conversation,
        @Nullable Integer remindMinutes,
        String repeat,
        int turn,
        String state,
        @Nullable Instant endedAt,
        Instant createdAt,
        int version,
        @Nullable String promise) {

    public boolean isOpen() {
        return state.equals("open");
    }

    public boolean isMeeting() {
        return kind.equals("meeting");
    }

    /** Whether it should have been done by that moment; one for a whole day has until the day is over. */
    public boolean isOverdue(Instant now) {
        Instant end = allDay ? dueAt.plus(Duration.ofDays(1)) : dueAt.plus(Duration.ofMinutes(minutes));
        return isOpen() && end.isBefore(now);
    }
}
