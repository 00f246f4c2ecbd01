package heartstring.decision.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was wanted, and what became of it.
 *
 * @param state waiting, queued (on its way, or waiting to be shown), sent, refused or failed
 * @param why as {@link Outcome.Why} is told to programs; empty where it was not refused
 * @param sentence why it was not sent; empty where it was
 * @param shows for the till or a page: what it says; empty for all others
 */
public record Line(
        long id,
        String key,
        long customerId,
        long profileId,
        int templateId,
        String template,
        String channel,
        String purpose,
        String cause,
        String state,
        String why,
        String sentence,
        Instant wantedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Instant openedAt,
        @Nullable Instant clickedAt,
        String shows) {

    /** As people read it. */
    public String words() {
        return switch (state) {
            case "waiting" -> "waits";
            case "queued" -> isShown() ? "waits to be shown" : "is on its way";
            case "sent" ->
                isShown()
                        ? "shown"
                        : clickedAt != null
                                ? "sent, a link was followed"
                                : openedAt != null ? "sent and opened" : "sent";
            case "failed" -> "could not be delivered";
            default -> "not sent";
        };
    }

    private boolean isShown() {
        return channel.equals("till") || channel.equals("page");
    }
}
