package heartstring.messaging.templates;

import java.time.Instant;
import java.util.List;

/**
 * What messages say.
 *
 * @param channel {@code email}, a connector's such as {@code sms}, or {@code till} and {@code page}, where it is shown
 * @param words by language; the first for whoever speaks none of the others
 */
public record Template(int id, String name, String channel, int version, List<Words> words, Instant changedAt) {

    /** The channel of mail. */
    public static final String EMAIL = "email";

    public Template {
        words = List.copyOf(words);
    }

    public boolean isMail() {
        return channel.equals(EMAIL);
    }

    /** How it is sent, in words; a connector's channel is called as it calls itself. */
    public static String way(String channel) {
        return switch (channel) {
            case EMAIL -> "E-mail";
            case "sms" -> "Text message";
            case "push" -> "Notice in the app";
            case "till" -> "Shown at the till";
            case "page" -> "Shown on your site";
            default -> channel;
        };
    }

    /** The words for somebody who speaks that language, such as {@code de-AT}. */
    public Words in(String language) {
        String wanted = language.toLowerCase(java.util.Locale.ROOT).split("[-_]", 2)[0];
        return words.stream()
                .filter(w -> w.language().equals(wanted))
                .findFirst()
                .orElse(words.getFirst());
    }
}
