package heartstring.loyalty.challenges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as challenges look at it.
 *
 * @param orderId its number in the book
 * @param takesPart whether its customer is a member and it still exists; otherwise only what it counted before is lowered
 * @param sameCurrency whether it was paid in the programme's currency
 * @param lines of which something was kept and which earn
 */
public record Counted(
        long orderId,
        int programmeId,
        long profileId,
        Instant at,
        boolean takesPart,
        boolean sameCurrency,
        List<Line> lines) {

    /** What is left of a line. */
    public record Line(
            String product, @Nullable String sku, @Nullable String category, long pieces, long paidMinor) {}
}
