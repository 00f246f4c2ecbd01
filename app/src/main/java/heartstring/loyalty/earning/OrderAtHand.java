package heartstring.loyalty.earning;

import heartstring.story.terms.Occasion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as earning looks at it. Amounts in minor units of its currency.
 *
 * @param bookId its number as a cause in the ledger
 * @param changedAt when goods last came back, or, where none did, when it last changed
 * @param gone cancelled, taken back with an import, or returned as a whole
 * @param paidMinor for goods: without tax and shipping, after discounts
 * @param moneyBackMinor given back without naming goods
 */
record OrderAtHand(
        long bookId,
        int sourceId,
        String key,
        long profileId,
        Instant at,
        Instant changedAt,
        String currency,
        boolean gone,
        long paidMinor,
        long moneyBackMinor,
        @Nullable String store,
        @Nullable String channel,
        @Nullable String coupon,
        List<Line> lines) {

    /**
     * One product of it.
     *
     * @param unitMinor the price of one, null when it was not told
     */
    record Line(
            String product,
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal quantity,
            BigDecimal returned,
            @Nullable Long unitMinor) {}

    /** What is left of a line: whole pieces kept, and what was paid for them. */
    record Kept(
            String product,
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand,
            long pieces,
            long paidMinor) {}

    /** As conditions look at it: these lines, the total being what was paid for the goods that were kept. */
    Occasion occasion(List<Kept> lines, long keptMinor) {
        return new Occasion(
                at,
                "Order Completed",
                channel,
                store,
                keptMinor,
                currency,
                coupon,
                lines.stream()
                        .map(k -> new Occasion.Line(k.product(), k.sku(), k.category(), k.brand()))
                        .toList());
    }
}
