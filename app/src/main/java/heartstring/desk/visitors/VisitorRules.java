package heartstring.desk.visitors;

import heartstring.platform.web.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says whether what a till sent makes sense, and how much of an address it is shown. */
public final class VisitorRules {

    /** The longest text that a till may send, in characters. */
    public static final int MOST_TEXT = 100;

    private static final Pattern KEY = Pattern.compile("[!-~]{8,100}");

    private VisitorRules() {}

    /** Refuses fields that nobody asked for, above all a number of points. */
    public static void onlyKnown(@Nullable Map<String, Object> others) {
        if (others == null || others.isEmpty()) {
            return;
        }
        for (String name : others.keySet()) {
            if (name.toLowerCase(Locale.ROOT).contains("point")) {
                throw Refusal.badRequest(
                        "Points are worked out by the rules alone; leave \"" + shortened(name) + "\" out.");
            }
        }
        throw Refusal.badRequest("There is no field \""
                + shortened(others.keySet().stream().sorted().findFirst().orElse("")) + "\" here.");
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(40, name.length()));
    }

    /** The key, or why it cannot be one. */
    public static String key(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refusal.badRequest(
                    "Send a key of your own (8 to 100 letters, digits or signs, no spaces), another one for each sale"
                            + " or redemption, so that a repeated call counts once.");
        }
        return key;
    }

    /** Enough of an e-mail address to know it again. */
    static @Nullable String maskedMail(@Nullable String mail) {
        int at = mail == null ? -1 : mail.indexOf('@');
        return mail == null || at < 1 ? null : mail.charAt(0) + "…" + mail.substring(at);
    }

    /** Enough of a phone number to know it again. */
    static @Nullable String maskedPhone(@Nullable String phone) {
        return phone == null || phone.length() < 6 ? null : "…" + phone.substring(phone.length() - 3);
    }

    /** Whether something typed may be a name: then it may be looked for by its beginning, else only as a whole. */
    static boolean mayBeName(String typed) {
        return typed.indexOf('@') < 0
                && typed.codePoints().noneMatch(Character::isDigit)
                && typed.codePoints().filter(Character::isLetter).count() >= 2;
    }
}
