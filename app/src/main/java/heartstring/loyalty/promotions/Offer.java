package heartstring.loyalty.promotions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A promotion as it is kept; {@code condition} in the language of conditions, null for none. */
public record Offer(
        long id,
        Promotion promotion,
        String currency,
        @Nullable String condition,
        Instant from,
        @Nullable Instant until,
        boolean stopped) {}
