package heartstring.desk.customer;

import heartstring.customer.matching.Identifier;
import java.util.Locale;
import java.util.Map;

/** What identifiers, channels and properties are called on pages. */
public final class Words {

    private static final Map<String, String> CHANNEL_ICONS = Map.ofEntries(
            Map.entry("web", "world"),
            Map.entry("app", "click"),
            Map.entry("till", "building-store"),
            Map.entry("email", "mail"),
            Map.entry("phone", "phone"),
            Map.entry("chat", "message-circle"),
            Map.entry("social", "social"),
            Map.entry("sms", "message-2"),
            Map.entry("import", "file-import"),
            Map.entry("crm", "notes"));

    private Words() {}

    /** An identifier's kind in words. */
    public static String identifier(String kind) {
        return switch (kind) {
            case Identifier.EMAIL -> "E-mail";
            case Identifier.PHONE -> "Phone";
            case Identifier.CARD -> "Card";
            case Identifier.ANONYMOUS -> "Browser or device";
            default ->
                kind.startsWith(Identifier.USER)
                        ? kind.contains("@") ? "User id (" + kind.substring(kind.indexOf('@') + 1) + ")" : "User id"
                        : sentence(kind);
        };
    }

    /** The drawing of an identifier's kind. */
    public static String identifierIcon(String kind) {
        return switch (kind) {
            case Identifier.EMAIL -> "mail";
            case Identifier.PHONE -> "phone";
            case Identifier.CARD -> "credit-card";
            case Identifier.ANONYMOUS -> "fingerprint";
            default -> kind.startsWith("group") ? "building" : "id";
        };
    }

    /** A channel in words. */
    public static String channel(String channel) {
        return switch (channel) {
            case "sms" -> "SMS";
            case "email" -> "E-mail";
            case "crm" -> "CRM";
            default -> sentence(channel);
        };
    }

    /** The drawing of a channel. */
    public static String channelIcon(String channel) {
        return CHANNEL_ICONS.getOrDefault(channel, "activity");
    }

    /** {@code firstName} and {@code first_name} as {@code First name}. */
    public static String property(String name) {
        return name.equals("email") ? "E-mail" : sentence(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " "));
    }

    private static String sentence(String text) {
        String words = text.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return text;
        }
        int first = words.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + words.substring(Character.charCount(first));
    }
}
