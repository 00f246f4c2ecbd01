package heartstring.touchpoint.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON text that PostgreSQL can keep: without NUL characters, which it refuses, and without broken surrogates. */
public final class BodyText {

    /** An escaped half of a character without its other half; an even number of backslashes before it escape each other. */
    private static final Pattern HALF = Pattern.compile(
            "(?<!\\\\)((?:\\\\\\\\)*)(?:\\\\u[dD][89abAB][0-9a-fA-F]{2}(\\\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
                    + "|\\\\u[dD][c-fC-F][0-9a-fA-F]{2})");

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    /** Where the parser keeps the text, which it does not tell. */
    private static final Pattern SOURCE =
            Pattern.compile(" ?\\(start marker at \\[Source: [^\\]]*\\]\\)| ?at \\[Source: [^\\]]*\\]");

    private BodyText() {}

    /** What a parser found wrong, in its words, as far as they are of use to who sent the text. */
    public static String fault(JacksonException e) {
        return SOURCE.matcher(e.getOriginalMessage()).replaceAll("").strip();
    }

    /** JSON text in which halves of characters are replaced, for parsers refuse them in the names of properties. */
    public static String whole(String json) {
        return HALF.matcher(json)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(2) != null ? m.group() : m.group(1) + "\\ufffd"));
    }

    /**
     * The text itself where it says the same as what was read from it, which saves writing it again.
     *
     * @param most the longest text, in characters, that is taken as it is
     */
    static String of(JsonNode node, @Nullable String text, int most) {
        return text != null && text.length() <= most && isPlain(text) ? text : of(node);
    }

    /**
     * Whether PostgreSQL can keep this valid JSON as it stands: nothing is escaped, for it refuses some of that, and no number
     * has an exponent, for it would write out all the zeros.
     */
    static boolean isPlain(String json) {
        if (json.indexOf('\\') >= 0) {
            return false;
        }
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '"') {
                at = json.indexOf('"', at + 1);
                if (at < 0) {
                    return false;
                }
            } else if ((c == 'e' || c == 'E') && at > 0 && isDigit(json.charAt(at - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String of(JsonNode node) {
        String text = node.toString();
        return text.contains("\\u0000") ? NUL.matcher(text).replaceAll("$1\\\\ufffd") : text;
    }

    /** The text without NUL characters. */
    public static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd');
    }

    static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(c)) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return length;
    }
}
