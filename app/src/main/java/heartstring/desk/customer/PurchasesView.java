package heartstring.desk.customer;

import heartstring.story.purchases.Purchases;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The purchases tab. */
public record PurchasesView(Portrait portrait, Lines lines) {

    /** Receipts, newest first. */
    public record Lines(long customerId, Purchases.PurchasesPage page) {

        public String nextHref() {
            return "/customers/" + customerId + "/purchases?before=" + page.next();
        }

        /** An amount, or a dash where the source told none. */
        public String money(@Nullable Long amountMinor, String currency) {
            return amountMinor == null ? "–" : Format.money(amountMinor, currency);
        }

        public String quantity(@Nullable BigDecimal quantity) {
            return quantity == null ? "" : quantity.stripTrailingZeros().toPlainString();
        }

        /** How many pieces a receipt counts; goods by weight count by their weight. */
        public String items(BigDecimal items) {
            return quantity(items) + (items.compareTo(BigDecimal.ONE) == 0 ? " item" : " items");
        }

        /** What became of an order; empty for the usual. */
        public String status(String status) {
            return switch (status) {
                case "cancelled" -> "cancelled";
                case "refunded" -> "refunded";
                case "refunded_in_part" -> "partly refunded";
                default -> "";
            };
        }
    }
}
