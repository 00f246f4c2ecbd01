package heartstring.touchpoint.events;

import tools.jackson.databind.JsonNode;

/** JSON text that PostgreSQL can keep: without NUL characters, which it refuses, and without broken surrogates. */
public final class BodyText {

    private BodyText() {}

    static String of(JsonNode node) {
        String text = node.toString();
        return text.contains("\\u0000") ? text.replace("\\u0000", "\\ufffd") : text;
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
