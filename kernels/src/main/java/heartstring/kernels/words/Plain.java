package heartstring.kernels.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as it is compared: small letters without accents; each of its chars knows where in the original it came from. */
public final class Plain {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int ASCII = 0x80;

    private final String text;
    private final int[] from;

    private Plain(String text, int[] from) {
        this.text = text;
        this.from = from;
    }

    /** The text alone. */
    public static String text(String original) {
        return of(original).text;
    }

    /** The text, with where it came from. */
    public static Plain of(String original) {
        StringBuilder plain = new StringBuilder(original.length());
        int[] from = new int[original.length() + 1];
        int i = 0;
        while (i < original.length()) {
            int sign = original.codePointAt(i);
            int before = plain.length();
            if (sign < ASCII) {
                plain.append((char) (sign >= 'A' && sign <= 'Z' ? sign + ('a' - 'A') : sign));
            } else {
                plain.append(fold(sign));
            }
            if (plain.length() + 1 > from.length) {
                from = Arrays.copyOf(from, plain.length() * 2 + 1);
            }
            Arrays.fill(from, before, plain.length(), i);
            i += Character.charCount(sign);
        }
        from[plain.length()] = original.length();
        return new Plain(plain.toString(), from);
    }

    private static String fold(int sign) {
        String bare = ACCENTS.matcher(Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "ß" -> "ss";
            case "ø" -> "o";
            case "ł" -> "l";
            case "đ" -> "d";
            case "æ" -> "ae";
            case "œ" -> "oe";
            case "ı" -> "i";
            default -> bare;
        };
    }

    /** The plain text. */
    public String text() {
        return text;
    }

    /** Where in the original the char at that place of the plain text begins; its length for the end. */
    public int from(int place) {
        return from[place];
    }
}
