package heartstring.platform.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that this house serves: {@code region} (ISO 3166, for telephone numbers without a country), {@code currency}
 * (ISO 4217), {@code language} (BCP 47), {@code zone} (IANA) and {@code address}, where the house is reached from outside, or
 * an empty text.
 */
public record Organisation(String name, String region, String currency, String language, String zone, String address) {

    static final Organisation PLAIN = new Organisation("Heartstring", "DE", "EUR", "en-GB", "Europe/Berlin", "");

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** What is wrong with these settings in one sentence, or {@code null}. */
    @Nullable
    String fault() {
        if (name.isBlank() || name.length() > 100) {
            return "The name has 1 to 100 characters.";
        }
        if (!REGIONS.contains(region)) {
            return "The region is a country in two letters, such as GB.";
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            return "The currency has three letters, such as EUR.";
        }
        if (locale().getLanguage().isEmpty()) {
            return "The language is a tag such as en-GB.";
        }
        if (!address.isEmpty() && !address.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            return "The address looks like https://crm.example.org, without a path.";
        }
        try {
            ZoneId.of(zone);
            return null;
        } catch (DateTimeException e) {
            return "The time zone is a name such as Europe/Paris.";
        }
    }
}
