package heartstring.commerce.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How amounts, quantities and currencies in events are read: what cannot be money is told apart from what is not there. */
public final class AmountRules {

    /** ISO 4217's own code for "no currency": stands where a source names a currency that does not exist. */
    public static final String NO_CURRENCY = "XXX";

    /** The largest amount or quantity believed, in major units. */
    public static final BigDecimal MOST = new BigDecimal("10000000000");

    private static final int MOST_DIGITS = 30;
    private static final int QUANTITY_DIGITS = 3;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

    private AmountRules() {}

    /**
     * What stands in a field.
     *
     * @param value zero or more, in major units; null when absent or not readable
     * @param bad whether something stands there that is no such number
     */
    public record Reading(@Nullable BigDecimal value, boolean bad) {
        static final Reading ABSENT = new Reading(null, false);
        static final Reading BAD = new Reading(null, true);
    }

    /** Reads an amount of money or a quantity: a JSON number or a text such as {@code "12.50"}. */
    public static Reading read(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return Reading.ABSENT;
        }
        if (node.isNumber()) {
            return bounded(node.decimalValue());
        }
        if (!node.isString()) {
            return Reading.BAD;
        }
        String text = node.asString().strip();
        if (text.isEmpty()) {
            return Reading.ABSENT;
        }
        return NUMBER.matcher(text).matches() ? bounded(new BigDecimal(text)) : Reading.BAD;
    }

    private static Reading bounded(BigDecimal value) {
        // Asked before any arithmetic: 1e999999999 is a short text and a very long number.
        if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > 2 * MOST_DIGITS) {
            return Reading.BAD;
        }
        return value.signum() < 0 || value.compareTo(MOST) > 0 ? Reading.BAD : new Reading(value, false);
    }

    /** An amount in minor units by the currency's digits, half a unit rounded up; null stays null. */
    public static @Nullable Long minor(@Nullable BigDecimal amount, String currency) {
        return amount == null
                ? null
                : amount.setScale(digits(currency), RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
    }

    /** A quantity with three digits after the point; null stays null. */
    public static @Nullable BigDecimal quantity(@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.setScale(QUANTITY_DIGITS, RoundingMode.HALF_UP);
    }

    /** Digits of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
    public static int digits(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return digits < 0 ? 2 : digits;
    }

    /** The ISO 4217 code; {@link #NO_CURRENCY} when something stands there that is none, null when nothing does. */
    public static @Nullable String currency(@Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            return null;
        }
        try {
            return Currency.getInstance(stated.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return NO_CURRENCY;
        }
    }
}
