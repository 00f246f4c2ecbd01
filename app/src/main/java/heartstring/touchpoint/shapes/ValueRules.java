package heartstring.touchpoint.shapes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans values and reads numbers as people write them. */
final class ValueRules {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+([.]\\d*)?|[.]\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("([-+]?\\d+)[.,]0+");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ja", "oui", "si", "sí", "x", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "nein", "non", "nee", "off");

    private ValueRules() {}

    /** The value after these cleanings; null when nothing is left. */
    static @Nullable String clean(String raw, List<String> cleanings, List<String> empty) {
        String value = raw.strip();
        if (value.isEmpty() || empty.contains(value)) {
            return null;
        }
        for (String cleaning : cleanings) {
            value = switch (cleaning) {
                case "whole" -> WHOLE.matcher(value).matches() ? value.substring(0, dot(value)) : value;
                case "lower" -> value.toLowerCase(Locale.ROOT);
                case "upper" -> value.toUpperCase(Locale.ROOT);
                case "digits" -> value.replaceAll("\\D", "");
                case "collapse" -> value.replaceAll("\\s+", " ");
                default -> value;
            };
        }
        return value.isEmpty() ? null : value;
    }

    private static int dot(String value) {
        return Math.max(value.indexOf('.'), value.indexOf(','));
    }

    /** The number, or null when it is none; currency signs and thousands marks are allowed. */
    static @Nullable BigDecimal number(String text, char decimal) {
        char thousands = decimal == '.' ? ',' : '.';
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
    static char decimalMark(List<String> samples) {
        int commas = 0;
        int dots = 0;
        for (String sample : samples) {
            int comma = sample.lastIndexOf(',');
            int dot = sample.lastIndexOf('.');
            boolean twice = comma >= 0 && sample.indexOf(',') != comma;
            if (comma > dot && !twice && (dot >= 0 || sample.length() - comma - 1 != 3)) {
                commas++;
            } else if (dot > comma) {
                dots++;
            }
        }
        return commas > dots ? ',' : '.';
    }

    static @Nullable Boolean yesOrNo(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }

    /** In minor units, half up (away from zero). */
    static long minor(BigDecimal amount, int digits) {
        return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
