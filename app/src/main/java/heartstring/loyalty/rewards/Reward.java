package heartstring.loyalty.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that points can be spent on.
 *
 * @param points what it costs a member
 * @param valueMinor what it takes off a basket or is worth, in minor units of the programme's currency; null for goods
 * @param costMinor what it costs the shop, null when not told
 * @param product the key of the product given, null for none
 * @param stock how many are left; null where it is not counted
 * @param mostAMember how often one customer may take it, null for any number
 */
public record Reward(
        long id,
        int programmeId,
        String name,
        Kind kind,
        int points,
        @Nullable Long valueMinor,
        @Nullable Long costMinor,
        @Nullable String product,
        @Nullable Long stock,
        @Nullable Integer mostAMember,
        Instant from,
        @Nullable Instant until,
        boolean onOffer) {

    /** What sort of reward. */
    public enum Kind {
        PRODUCT,
        DISCOUNT,
        VOUCHER,
        GIFT_CARD,
        EXPERIENCE,
        DONATION;

        /** Whether the taker gets a code to show. */
        boolean hasCode() {
            return this == VOUCHER || this == GIFT_CARD || this == EXPERIENCE;
        }
    }

    /** Whether it can be taken at that moment, stock aside. */
    public boolean isOpen(Instant at) {
        return onOffer && !from.isAfter(at) && (until == null || until.isAfter(at));
    }
}
