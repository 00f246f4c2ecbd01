package heartstring.desk.returns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of which something may be taken back; amounts in minor units.
 *
 * @param here whether it was sold at this house's till; others may be told of returns by the system that sold it
 * @param goodsMinor what was paid for the goods: everything but shipping
 * @param leftMinor what can still be given back
 * @param giftMinor what gift cards paid and can still be given back
 */
record Receipt(
        int source,
        @Schema(example = "A-20481") String order,
        @Schema(example = "Shop") String soldBy,
        boolean here,
        Instant at,
        @Nullable String store,
        @Nullable String customer,
        String status,
        String currency,
        long goodsMinor,
        long leftMinor,
        long giftMinor,
        List<Line> lines) {

    Receipt {
        lines = List.copyOf(lines);
    }

    /** All pieces of one product together; {@code left} of them were not taken back yet. */
    record Line(
            @Schema(example = "4006381333931") String product,
            @Schema(example = "Coffee beans, 500 g") String name,
            BigDecimal quantity,
            BigDecimal left,
            long paidMinor) {}

    /** What a look-up found, newest first. */
    record Found(List<Receipt> receipts) {}

    /** So much went back to the gift card whose code ends so. */
    record GiftBack(String tail, long amountMinor) {}

    /**
     * What was taken back.
     *
     * @param amountMinor what the customer is given back in all
     * @param giftMinor so much of it went back to gift cards by itself
     * @param otherMinor the rest, which the colleague gives
     */
    record TakenBack(
            String key, boolean replayed, long amountMinor, long giftMinor, long otherMinor, String currency) {}

    /**
     * A return that was undone.
     *
     * @param again whether it was undone before
     * @param giftMinor what was taken from gift cards again
     * @param otherMinor what the customer gives back
     */
    record Undone(String key, boolean again, long amountMinor, long giftMinor, long otherMinor, String currency) {}

    /** What the return did to the points of the purchase; {@code judged} once the rules are done with it. */
    record Settled(String key, boolean judged, boolean undone, long pointsTaken) {}
}
