package heartstring.crm.deals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something offered in a deal.
 *
 * @param productKey of the catalogue, null for anything else
 * @param discountPercent off the price, 0 to 100
 */
public record DealLine(
        @Nullable String productKey, String name, BigDecimal quantity, long unitMinor, BigDecimal discountPercent) {

    /** What the line comes to, rounded half up to a minor unit. */
    public long totalMinor() {
        return DealRules.total(quantity, unitMinor, discountPercent);
    }
}
