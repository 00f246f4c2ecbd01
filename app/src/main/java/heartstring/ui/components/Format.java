package heartstring.ui.components;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How numbers, money and moments read on a page, in the organisation's language and time zone. Every method answers plain
 * text, never markup, and an empty text for {@code null}.
 */
public final class Format {

    private record Manner(Locale locale, ZoneId zone, Clock clock) {}

    private static volatile Manner manner = new Manner(Locale.UK, ZoneId.of("UTC"), Clock.systemUTC());

    private Format() {}

    /** Sets language, zone and clock for the whole house; called when the organisation's settings are read. */
    public static void use(Locale locale, ZoneId zone, Clock clock) {
        manner = new Manner(locale, zone, clock);
    }

    /** An amount in minor units, for example 1999 and EUR as {@code €19.99}. */
    public static String money(long amountMinor, String currency) {
        Currency unit = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(manner.locale);
        format.setCurrency(unit);
        int digits = Math.max(unit.getDefaultFractionDigits(), 0);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(amountMinor, digits));
    }

    /** A whole number with its thousands grouped. */
    public static String number(long value) {
        return NumberFormat.getIntegerInstance(manner.locale).format(value);
    }

    /** A share between 0 and 1 as a percentage with at most one decimal. */
    public static String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(manner.locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** How long ago, in words: {@code just now}, {@code 5 minutes ago}, {@code yesterday}, {@code 3 May 2025}. */
    public static String ago(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        Instant now = manner.clock.instant();
        long seconds = Duration.between(moment, now).toSeconds();
        if (seconds < -60) {
            return exact(moment);
        }
        if (seconds < 60) {
            return "just now";
        }
        if (seconds < 3_600) {
            return counted(seconds / 60, "minute");
        }
        LocalDate day = moment.atZone(manner.zone).toLocalDate();
        LocalDate today = now.atZone(manner.zone).toLocalDate();
        if (day.equals(today)) {
            return counted(seconds / 3_600, "hour");
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday";
        }
        long days = today.toEpochDay() - day.toEpochDay();
        return days < 14 ? counted(days, "day") : day(moment);
    }

    /** The exact moment, for titles and tables: {@code 3 May 2025, 14:05}. */
    public static String exact(@Nullable Instant moment) {
        return moment == null ? "" : of("d MMM yyyy, HH:mm", moment);
    }

    /** The day: {@code 3 May 2025}. */
    public static String day(@Nullable Instant moment) {
        return moment == null ? "" : of("d MMM yyyy", moment);
    }

    /** The day with its weekday, for day groups: {@code Saturday, 3 May 2025}. */
    public static String weekday(@Nullable Instant moment) {
        return moment == null ? "" : of("EEEE, d MMMM yyyy", moment);
    }

    /** The time of day: {@code 14:05}. */
    public static String time(@Nullable Instant moment) {
        return moment == null ? "" : of("HH:mm", moment);
    }

    /** The moment as machines read it, for the {@code datetime} attribute. */
    public static String machine(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    /** The organisation's time zone. */
    public static ZoneId zone() {
        return manner.zone;
    }

    /** One or two letters for a person's avatar, by code point, {@code ?} when there is none. */
    public static String initials(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        String[] words = name.strip().split("\\s+");
        String last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(manner.locale);
    }

    /** A number from 1 to 8 that always goes with the same text, to colour avatars. */
    public static int tint(@Nullable String text) {
        return text == null ? 1 : Math.floorMod(text.hashCode(), 8) + 1;
    }

    /** A text cut to so many code points, with an ellipsis when something was cut. */
    public static String shortened(@Nullable String text, int codePoints) {
        if (text == null) {
            return "";
        }
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }

    private static String first(String word) {
        return Character.toString(word.codePointAt(0));
    }

    private static String counted(long count, String unit) {
        return count == 1 ? "1 " + unit + " ago" : count + " " + unit + "s ago";
    }

    private static String of(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, manner.locale).format(moment.atZone(manner.zone));
    }
}
