package heartstring.ui.components;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;

/** Amounts of money as people type them into a field: in the currency's own units, {@code 2.50} or {@code 2,50}. */
public final class Amounts {

    /** In minor units. */
    private static final long MOST = 1_000_000_000_000L;

    private Amounts() {}

    /** What stands in a field for so many minor units. */
    public static String typed(long amountMinor, String currency) {
        return BigDecimal.valueOf(amountMinor, digits(currency)).toPlainString();
    }

    /** In minor units; empty for whatever is no amount from 0 on with at most the currency's digits. */
    public static OptionalLong minor(String typed, String currency) {
        String text = typed.strip().replace(',', '.');
        if (!text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            return OptionalLong.empty();
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(digits(currency)).stripTrailingZeros();
        return minor.scale() > 0 || minor.compareTo(BigDecimal.valueOf(MOST)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(minor.longValueExact());
    }

    private static int digits(String currency) {
        return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    }
}
