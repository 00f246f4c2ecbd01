package heartstring.story.polish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the rewording goes.
 *
 * @param asked how many requests left, {@code today} of them today
 * @param used how many sentences stand reworded, {@code refused} how many were thrown away
 * @param failed how many requests came to nothing
 * @param fault why the last one did, as a sentence; null since one went well
 * @param refusal why a sentence was thrown away last
 */
public record Status(
        long asked,
        long today,
        long used,
        long refused,
        long failed,
        @Nullable Instant askedAt,
        @Nullable Instant goodAt,
        @Nullable String fault,
        @Nullable Instant faultAt,
        @Nullable String refusal,
        @Nullable Instant refusedAt) {}
