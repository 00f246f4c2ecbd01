package heartstring.loyalty.ladders;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a ladder.
 *
 * @param id drawn with the numbers of earn rules: under it stands what the tier adds to an order
 * @param rank 0 for the lowest
 * @param key stable over changes of the ladder
 * @param threshold of what the ladder counts: points, minor units or visits
 * @param factor what rules of amount give becomes so many times as much; null for no more
 * @param perks in words, such as free shipping
 */
public record Tier(
        long id,
        int rank,
        String key,
        String name,
        long threshold,
        @Nullable BigDecimal factor,
        List<String> perks) {
    public Tier {
        perks = List.copyOf(perks);
    }
}
