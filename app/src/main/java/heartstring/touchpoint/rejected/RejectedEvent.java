package heartstring.touchpoint.rejected;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event that could not be taken in; {@code payload} is what came, JSON or not. */
public record RejectedEvent(
        long id,
        int sourceId,
        String source,
        Instant receivedAt,
        String reason,
        String payload,
        @Nullable Instant lastTriedAt) {}
