package heartstring.platform.settings;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organisation's form, with what is wrong in it. */
public record OrganisationView(
        Organisation organisation, @Nullable String fault) {

    /** A value to choose, and what it is called. */
    public record Choice(String value, String label) {}

    /** All countries, by name. */
    public List<Choice> regions() {
        return choices(
                Arrays.stream(Locale.getISOCountries())
                        .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH))),
                organisation.region());
    }

    /** All currencies that are money of some country now, by name. */
    public List<Choice> currencies() {
        return choices(
                Arrays.stream(Locale.getISOCountries())
                        .flatMap(code -> Stream.ofNullable(Currency.getInstance(Locale.of("", code))))
                        .distinct()
                        .map(c -> new Choice(
                                c.getCurrencyCode(),
                                c.getDisplayName(Locale.ENGLISH) + " (" + c.getCurrencyCode() + ")")),
                organisation.currency());
    }

    /** Languages as they are spoken in a country, by name. */
    public List<Choice> languages() {
        return choices(
                Locale.availableLocales()
                        .filter(l -> l.getLanguage().length() == 2
                                && l.getCountry().length() == 2
                                && l.getScript().isEmpty()
                                && l.getVariant().isEmpty()
                                && !l.hasExtensions())
                        .map(l -> new Choice(l.toLanguageTag(), l.getDisplayName(Locale.ENGLISH))),
                organisation.language());
    }

    /** The names of all time zones that have one. */
    public List<Choice> zones() {
        return choices(
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                        .map(zone -> new Choice(zone, zone.replace('_', ' '))),
                organisation.zone());
    }

    /** In the order of their labels; what holds now is always among them, also when it is an unusual one. */
    private static List<Choice> choices(Stream<Choice> choices, String now) {
        List<Choice> all =
                choices.distinct().sorted(Comparator.comparing(Choice::label)).toList();
        boolean known = now.isEmpty() || all.stream().anyMatch(c -> c.value().equals(now));
        return known
                ? all
                : Stream.concat(Stream.of(new Choice(now, now)), all.stream()).toList();
    }
}
