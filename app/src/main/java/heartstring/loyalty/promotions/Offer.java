package heartstring.loyalty.promotions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as it is kept.
 *
 * @param condition in the language of conditions, null for none
 * @param holdOutPercent of 100 known customers so many go without it, so that its effect can be seen; 0 for none
 */
public record Offer(
        long id,
        Promotion promotion,
        String currency,
        @Nullable String condition,
        Instant from,
        @Nullable Instant until,
        boolean stopped,
        int holdOutPercent) {}
