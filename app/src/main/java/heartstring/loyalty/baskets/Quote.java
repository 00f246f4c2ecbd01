package heartstring.loyalty.baskets;

import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Priced;
import heartstring.story.arms.Arm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs, what became of each code that was shown, what is drawn from which budget, and for which goods.
 *
 * @param met the customer's arm in each trial that makes a difference here, by its key
 */
public record Quote(Priced priced, List<Code> codes, Map<Long, Long> draws, List<Share> shares, Map<String, Arm> met) {

    /**
     * One code: whether it can be used, why not for colleagues, and the points it gives.
     *
     * @param voucherId 0 for none
     * @param open whether everybody may know it
     */
    public record Code(
            String code, boolean usable, String reason, long points, boolean unknown, long voucherId, boolean open) {

        /** As it may be kept: secret codes by their last letters. */
        public String kept() {
            return open ? code : "…" + code.substring(Math.max(0, code.length() - 4));
        }
    }

    /** What all pieces of a product together draw from one budget; the product is empty for shipping. */
    public record Share(String product, BigDecimal quantity, long budgetId, long amountMinor) {}

    /** Whether this code makes a difference, so that it is used up with the basket. */
    boolean uses(Code code) {
        return code.usable()
                && (code.points() > 0
                        || priced.promotions().stream()
                                .anyMatch(t -> t.applied() && t.promotion().equals("voucher:" + code.voucherId())));
    }

    /**
     * What is asked about.
     *
     * @param customerId 0 for nobody known; {@code profileId} the piece that was shown
     * @param codes of vouchers, at most {@link #MOST_CODES}
     */
    public record Wish(
            Basket basket,
            String currency,
            @Nullable String store,
            @Nullable String channel,
            long customerId,
            long profileId,
            List<String> codes) {

        public Wish {
            codes = List.copyOf(codes);
        }

        /** The same for the same wish. */
        String contents() {
            List<String> lines = basket.lines().stream()
                    .map(l -> l.product() + " " + plain(l.quantity()) + " " + l.unitMinor())
                    .toList();
            return lines + " " + basket.shippingMinor() + " " + currency + " " + store + " " + profileId + " " + codes;
        }

        private static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }

    /** The most codes for one basket. */
    public static final int MOST_CODES = 10;
}
