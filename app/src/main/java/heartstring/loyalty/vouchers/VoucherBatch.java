package heartstring.loyalty.vouchers;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Codes that all give the same.
 *
 * @param publicCode the only code of it, chosen by a colleague and known to everybody; null for secret ones
 * @param codes how many it has
 * @param made how many of them there are already
 * @param usesEach how often each code may be used
 * @param memberMost how often one customer may use codes of it, null for any number
 * @param leastMinor what has to lie in the basket
 * @param condition in the language of conditions, null for none
 * @param worth hundredths of a percent, minor units or points, by what it gives; 0 for a product
 * @param product what is free, null for other kinds
 * @param programmeId whose points it gives, null for other kinds
 * @param budgetId what discounts of baskets are drawn from, null for nothing
 * @param personal whether each code is made for one person, who alone can use it
 * @param downloadedAt when its codes were first fetched
 */
public record VoucherBatch(
        long id,
        String name,
        @Nullable String publicCode,
        int codes,
        int made,
        long usesEach,
        @Nullable Integer memberMost,
        long leastMinor,
        @Nullable String condition,
        Gives gives,
        long worth,
        String currency,
        @Nullable String product,
        @Nullable Integer programmeId,
        @Nullable Long budgetId,
        boolean personal,
        Instant from,
        @Nullable Instant until,
        boolean stopped,
        @Nullable Instant downloadedAt) {

    /** What a code gives. */
    public enum Gives {
        PERCENT,
        AMOUNT,
        PRODUCT,
        POINTS;

        /** As it is stored. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name in lower case, null when there is none. */
        public static @Nullable Gives of(@Nullable String text) {
            for (Gives gives : values()) {
                if (gives.text().equals(text)) {
                    return gives;
                }
            }
            return null;
        }
    }
}
