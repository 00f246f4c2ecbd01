package heartstring.loyalty.tills;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise that a till gave without a network and that the server could not honour.
 *
 * @param reason in plain words, with nothing about people
 * @param lacking the points that lacked, 0 where points were not the matter
 * @param settledAt when a colleague settled it, null while nobody has
 */
public record Unhonoured(
        long id,
        long actId,
        String reason,
        long lacking,
        Instant notedAt,
        @Nullable Instant settledAt) {}
