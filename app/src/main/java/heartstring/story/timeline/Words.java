package heartstring.story.timeline;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Small pieces of sentences: money, counts, quotations, spans of time. */
final class Words {

    static final int MOST_NAME = 80;
    static final int MOST_QUOTE = 140;

    private Words() {}

    /** The money in a field of the event, null when it cannot be read. */
    static @Nullable String money(Happening h, String field) {
        JsonNode properties = h.event().get("properties");
        BigDecimal amount = AmountRules.read(properties == null ? null : properties.get(field))
                .value();
        if (amount == null) {
            return null;
        }
        String currency = AmountRules.currency(h.text("currency"));
        if (currency == null || currency.equals(AmountRules.NO_CURRENCY)) {
            return amount.stripTrailingZeros().toPlainString();
        }
        Long minor = AmountRules.minor(amount, currency);
        return Format.money(minor == null ? 0 : minor, currency);
    }

    static String counted(BigDecimal count, String one, String many) {
        return count.compareTo(BigDecimal.ONE) == 0 ? "1 " + one : plain(count) + " " + many;
    }

    static String counted(long count, String one, String many) {
        return counted(BigDecimal.valueOf(count), one, many);
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : plain(BigDecimal.valueOf(number));
    }

    /** In quotation marks, on one line, shortened. */
    static String quoted(String text) {
        return "“" + shortened(text.replaceAll("\\s+", " ").strip(), MOST_QUOTE) + "”";
    }

    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** A word of a program as people write it: {@code long_wait} as {@code long wait}. */
    static String human(String word) {
        return shortened(
                        word.replaceAll("([a-z])([A-Z])", "$1 $2")
                                .replaceAll("[_\\s]+", " ")
                                .strip(),
                        MOST_NAME)
                .toLowerCase(Locale.ROOT);
    }

    /** A span in the largest unit that fits: 40 s, 3 min, 5 hours, 2 days. */
    static String span(double seconds) {
        long whole = Math.round(Math.max(0, seconds));
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return Math.round(whole / 60.0) + " min";
        }
        return whole < 2 * 86_400
                ? counted(Math.round(whole / 3_600.0), "hour", "hours")
                : counted(Math.round(whole / 86_400.0), "day", "days");
    }

    /** Joins the parts that are there, without loose ends. */
    static String joined(@Nullable String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isEmpty()) {
                all.append(part);
            }
        }
        return all.toString();
    }

    static @Nullable String with(String before, @Nullable String value) {
        return value == null ? null : before + value;
    }
}
