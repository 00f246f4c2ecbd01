package heartstring.loyalty.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open lot: what lies where in it, when it begins and ends, and the posting that made it. */
public record LotLine(
        long id,
        long postingId,
        String holder,
        long amount,
        long pending,
        long available,
        long reserved,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt) {}
