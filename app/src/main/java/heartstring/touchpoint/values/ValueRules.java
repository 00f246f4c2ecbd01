package heartstring.touchpoint.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans values and reads numbers as people write them. */
public final class ValueRules {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+([.]\\d*)?|[.]\\d+)([eE][-+]?\\d{1,3})?");
    /** Whole numbers in groups: of three digits, or as in India two and at last three. */
    private static final Pattern GROUPED = Pattern.compile("[^\\d_]*\\d{1,3}(_\\d{2,3})*_\\d{3}[^\\d_]*");
    /** A mark that stands twice, with three digits after it each time, can be no decimal mark. */
    private static final Pattern MILLIONS = Pattern.compile("(?<!\\d)\\d{1,3}([.,])\\d{3}(\\1\\d{3})+(?!\\d)");

    private static final Pattern WHOLE = Pattern.compile("([-+]?\\d+)[.,]0+");
    private static final char NO_BREAK = '\u00a0';
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ja", "oui", "si", "sí", "x", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "nein", "non", "nee", "off");

    private ValueRules() {}

    /** The value after these cleanings; null when nothing is left. */
    public static @Nullable String clean(String raw, List<String> cleanings, List<String> empty) {
        String value = stripped(raw);
        if (value.isEmpty() || empty.contains(value)) {
            return null;
        }
        for (String cleaning : cleanings) {
            value = switch (cleaning) {
                case "whole" -> WHOLE.matcher(value).matches() ? value.substring(0, dot(value)) : value;
                case "lower" -> value.toLowerCase(Locale.ROOT);
                case "upper" -> value.toUpperCase(Locale.ROOT);
                case "digits" -> value.replaceAll("\\D", "");
                case "collapse" -> value.replaceAll("[\\s\u00a0]+", " ");
                default -> value;
            };
        }
        return value.isEmpty() ? null : value;
    }

    /** Also without the spaces that don't break, which spreadsheets and web pages leave behind. */
    private static String stripped(String raw) {
        String value = raw.strip();
        while (!value.isEmpty() && (value.charAt(0) == NO_BREAK || value.charAt(value.length() - 1) == NO_BREAK)) {
            boolean first = value.charAt(0) == NO_BREAK;
            value = value.substring(first ? 1 : 0, value.length() - (first ? 0 : 1))
                    .strip();
        }
        return value;
    }

    private static int dot(String value) {
        return Math.max(value.indexOf('.'), value.indexOf(','));
    }

    /**
     * The number, or null when it is none; currency signs and thousands marks are allowed. A mark that stands where no
     * thousands end is a decimal mark of another country, so it makes the text no number rather than a larger one.
     */
    public static @Nullable BigDecimal number(String text, char decimal) {
        char thousands = decimal == '.' ? ',' : '.';
        if (text.indexOf(thousands) >= 0) {
            int end = text.indexOf(decimal) < 0 ? text.length() : text.indexOf(decimal);
            if (!GROUPED.matcher(text.substring(0, end).replace(thousands, '_')).matches()
                    || text.indexOf(thousands, end) >= 0) {
                return null;
            }
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal) {
                plain.append('.');
            } else if (c == '−') {
                plain.append('-');
            } else if (c != thousands
                    && c != '\''
                    && c != '’'
                    && !Character.isSpaceChar(c)
                    && Character.getType(c) != Character.CURRENCY_SYMBOL) {
                plain.append(c);
            }
        }
        String number = plain.toString();
        if (number.startsWith("(") && number.endsWith(")")) {
            number = "-" + number.substring(1, number.length() - 1);
        }
        return number.length() <= 40 && NUMBER.matcher(number).matches() ? new BigDecimal(number) : null;
    }

    /** The decimal mark that these numbers are written with. */
    public static char decimalMark(List<String> samples) {
        int commas = 0;
        int dots = 0;
        for (String sample : samples) {
            int comma = sample.lastIndexOf(',');
            int dot = sample.lastIndexOf('.');
            boolean grouping = comma >= 0 && sample.indexOf(',') != comma;
            Matcher millions = MILLIONS.matcher(sample);
            if (millions.find()) {
                return millions.group(1).equals(".") ? ',' : '.';
            }
            if (comma > dot && !grouping && (dot >= 0 || sample.length() - comma - 1 != 3)) {
                commas++;
            } else if (dot > comma) {
                dots++;
            }
        }
        return commas > dots ? ',' : '.';
    }

    public static @Nullable Boolean yesOrNo(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }

    /** In minor units, half up (away from zero). */
    public static long minor(BigDecimal amount, int digits) {
        return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
