package heartstring.desk.search;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody may mean by what they typed. */
public final class FinderRules {

    static final int LONGEST = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Above every character in the order of bytes. */
    private static final String LAST = new String(Character.toChars(0x10FFFF));

    private FinderRules() {}

    /** The text as names are kept for searching: lower case, without accents. */
    public static String key(String typed) {
        String lower = typed.strip().toLowerCase(Locale.ROOT);
        String cut = lower.codePointCount(0, lower.length()) > LONGEST
                ? lower.substring(0, lower.offsetByCodePoints(0, LONGEST))
                : lower;
        String plain = MARKS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ı", "i");
        return SPACES.matcher(plain).replaceAll(" ");
    }

    /** The end of the range of texts that begin with this one. */
    public static String end(String prefix) {
        return prefix + LAST;
    }

    /** Every identifier that this may be, each as it would be kept. */
    public static Set<String> values(String typed, String region) {
        Set<String> values = new LinkedHashSet<>();
        for (String kind : new String[] {Identifier.EMAIL, Identifier.PHONE, Identifier.CARD, Identifier.USER}) {
            @Nullable Identifier found = IdentifierRules.normalise(kind, typed, region);
            if (found != null) {
                values.add(found.value());
            }
        }
        return values;
    }

    /** A text that a pattern takes literally. */
    public static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
