package heartstring.loyalty.budgets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money that campaigns may give away.
 *
 * @param limitMinor for one period and, with {@code eachStore}, one store, in minor units of the currency
 * @param stopped whether nothing can be drawn any more
 * @param customerMinor the most that one customer gets in a period, in all stores together; null for any amount
 */
public record Budget(
        long id,
        String name,
        String currency,
        long limitMinor,
        Period period,
        boolean eachStore,
        boolean stopped,
        @Nullable Long customerMinor) {

    /** The most that a budget holds, in minor units. */
    public static final long MOST = 100_000_000_000L;

    /** The most that one customer gets in a period, the most of all where nothing was said. */
    long eachCustomer() {
        return customerMinor == null ? MOST : customerMinor;
    }

    /** For how long a limit holds before it begins anew. */
    public enum Period {
        DAY,
        MONTH,
        WHOLE;

        /** As it is stored. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The period of this name in lower case, null when there is none. */
        public static @Nullable Period of(@Nullable String text) {
            for (Period period : values()) {
                if (period.text().equals(text)) {
                    return period;
                }
            }
            return null;
        }
    }
}
