package heartstring.loyalty.tills;

import heartstring.commerce.orders.OrderKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was taken back of an order at a till; amounts in minor units.
 *
 * @param key that the till made, by which the order is told once
 * @param lines what came back, empty for money alone
 * @param giftMinor so much of the amount went back to gift cards
 * @param earnedBefore what the order had earned before
 * @param touchpointId that told the order; null until then, 0 for not known
 * @param userId the colleague who took it back, 0 for a program
 * @param undoneAt when it was undone, null while it stands
 * @param undoTold whether the order was told that it was undone
 */
public record TillReturn(
        long id,
        String key,
        OrderKey order,
        String currency,
        long amountMinor,
        long giftMinor,
        long earnedBefore,
        List<Line> lines,
        @Nullable Long touchpointId,
        Instant at,
        long userId,
        @Nullable Instant undoneAt,
        boolean undoTold) {

    /** So many pieces of a product, for so much money. */
    public record Line(String product, BigDecimal quantity, long amountMinor) {}

    public TillReturn {
        lines = List.copyOf(lines);
    }
}
