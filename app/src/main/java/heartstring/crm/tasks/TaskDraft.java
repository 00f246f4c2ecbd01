package heartstring.crm.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task or meeting as somebody wants it; the fields are those of {@link Task}.
 *
 * @param customerId 0 for nobody
 * @param dealId 0 for none
 */
public record TaskDraft(
        String kind,
        String title,
        String place,
        long ownerId,
        Instant dueAt,
        boolean allDay,
        int minutes,
        long customerId,
        long dealId,
        @Nullable String conversation,
        @Nullable Integer remindMinutes,
        String repeat) {

    TaskDraft ownedBy(long owner) {
        return new TaskDraft(
                kind,
                title,
                place,
                owner,
                dueAt,
                allDay,
                minutes,
                customerId,
                dealId,
                conversation,
                remindMinutes,
                repeat);
    }

    /** A task without anything else. */
    public static TaskDraft plain(String title, long ownerId, Instant dueAt, long customerId, long dealId) {
        return new TaskDraft("task", title, "", ownerId, dueAt, false, 0, customerId, dealId, null, null, "");
    }
}
