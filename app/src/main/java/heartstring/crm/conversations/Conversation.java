package heartstring.crm.conversations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands.
 *
 * @param customerId whom it is with now
 * @param assigneeId who has it, 0 for nobody; {@code teamId} the same
 * @param privateTo the colleague whose eyes alone it is for, 0 for everybody's
 * @param lastBy customer, us or nobody
 * @param waitingSince since when the customer waits for a word of ours, null while they don't
 * @param answerDueAt until when it is promised; null for no promise
 */
public record Conversation(
        long id,
        long customerId,
        long profileId,
        State state,
        @Nullable Instant snoozedUntil,
        @Nullable Instant resolvedAt,
        long assigneeId,
        int teamId,
        Priority priority,
        List<String> labels,
        long privateTo,
        String channel,
        Instant firstAt,
        Instant lastAt,
        String lastBy,
        @Nullable Instant waitingSince,
        int talks,
        @Nullable Instant answerDueAt,
        @Nullable Instant resolveDueAt) {

    public Conversation {
        labels = List.copyOf(labels);
    }
}
