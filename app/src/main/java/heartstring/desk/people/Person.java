package heartstring.desk.people;

import heartstring.ui.components.Format;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the list; {@code spentMinor} is in minor units of the organisation's currency. */
public record Person(
        long customerId,
        String kind,
        String name,
        String nameKey,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        int profiles,
        Instant firstSeenAt,
        @Nullable Instant lastAt,
        long spentMinor,
        long orders,
        long touchpoints,
        @Nullable String owner) {

    /** What stands in a column, for people. */
    public String cell(String column, String currency) {
        return switch (column) {
            case "email" -> text(email);
            case "phone" -> text(phone);
            case "city" -> text(city);
            case "country" -> text(country);
            case "language" -> text(language);
            case "seen" -> Format.ago(lastAt);
            case "first" -> Format.day(firstSeenAt);
            case "spent" -> orders == 0 ? "" : Format.money(spentMinor, currency);
            case "orders" -> orders == 0 ? "" : Format.number(orders);
            case "touchpoints" -> Format.number(touchpoints);
            case "pieces" -> Format.number(profiles);
            case "owner" -> text(owner);
            default -> "";
        };
    }

    /** Whether a column holds numbers. */
    public static boolean isNumber(String column) {
        return switch (column) {
            case "spent", "orders", "touchpoints", "pieces" -> true;
            default -> false;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
