package heartstring.customer.matching;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what sources send into normalised identifiers, and keeps out the words that mean nobody. */
public final class IdentifierRules {

    private static final Set<String> NOBODY = Set.of(
            "null",
            "undefined",
            "none",
            "nil",
            "nan",
            "n/a",
            "na",
            "void",
            "unknown",
            "anonymous",
            "guest",
            "default",
            "false",
            "true",
            "0",
            "-1",
            "-",
            "[object object]",
            "id",
            "user",
            "userid",
            "user_id",
            "email",
            "distinctid",
            "not_authenticated",
            "00000000-0000-0000-0000-000000000000");
    private static final Set<String> NOBODY_MAIL = Set.of(
            "test@test.com",
            "test@example.com",
            "noreply@example.com",
            "none@none.com",
            "a@a.com",
            "no@email.com",
            "na@na.com",
            "anonymous@anonymous.com",
            "null@null.com",
            "email@email.com");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>()\",;:]{1,64}@[^\\s@<>()\",;:]{1,190}\\.[^\\s@<>()\",;:.]{2,63}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,39}(@[a-z0-9_]{1,40})?");
    private static final Set<String> USUAL =
            Set.of(Identifier.USER, Identifier.ANONYMOUS, Identifier.EMAIL, Identifier.PHONE, Identifier.CARD);
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private IdentifierRules() {}

    /**
     * The normalised identifier, or null when the value means nobody or is not of its kind.
     *
     * @param kind as in {@link Identifier}
     * @param raw as a source sent it
     * @param region ISO 3166 code that national phone numbers are read in, such as {@code DE}
     */
    public static @Nullable Identifier normalise(String kind, @Nullable String raw, String region) {
        if (raw == null || !(USUAL.contains(kind) || KIND.matcher(kind).matches())) {
            return null;
        }
        String value = clean(raw);
        if (value.isEmpty()
                || value.length() > Identifier.MAX_LENGTH
                || NOBODY.contains(value.toLowerCase(Locale.ROOT))) {
            return null;
        }
        String normal = switch (kind) {
            case Identifier.EMAIL -> email(value);
            case Identifier.PHONE -> phone(value, region);
            case Identifier.CARD -> card(value);
            default -> value;
        };
        return normal == null ? null : new Identifier(kind, normal);
    }

    private static @Nullable String email(String value) {
        String mail = value.toLowerCase(Locale.ROOT);
        if (mail.startsWith("mailto:")) {
            mail = mail.substring(7);
        }
        return MAIL.matcher(mail).matches() && !NOBODY_MAIL.contains(mail) ? mail : null;
    }

    private static @Nullable String phone(String value, String region) {
        try {
            var number = PHONES.parse(value, region);
            return PHONES.isValidNumber(number) ? PHONES.format(number, PhoneNumberUtil.PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static @Nullable String card(String value) {
        String card = value.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return card.length() >= 4 && !card.chars().allMatch(c -> c == '0') ? card : null;
    }

    /** Without the control and format characters that sources let slip in, and trimmed. */
    private static String clean(String raw) {
        boolean plain = raw.chars().allMatch(c -> c > 32 && c < 127);
        if (plain) {
            return raw;
        }
        StringBuilder b = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.isDefined(c)
                        && Character.getType(c) != Character.SURROGATE)
                .forEach(b::appendCodePoint);
        return b.toString().strip();
    }
}
