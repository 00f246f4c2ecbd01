package heartstring.insight.valuedesk;

import heartstring.insight.value.Worth;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How it stands with a customer, in words. */
final class ValueWords {

    private static final double SECONDS_A_DAY = 86_400;

    private ValueWords() {}

    /** Such as “Comes every 6 days, now 15 late”. */
    static String habit(
            @Nullable Double cadenceDays,
            @Nullable Double ofLateDays,
            @Nullable Instant dueAt,
            int visits,
            Instant lastAt,
            Instant now) {
        if (cadenceDays == null || dueAt == null) {
            String ago = ago(days(lastAt, now));
            return visits == 1 ? "Came once, " + ago : "Came " + visits + " times, last " + ago;
        }
        double late = days(dueAt, now);
        String when = late >= 1
                ? "now " + Math.round(late) + " late"
                : late > -1 ? "due today" : "due in " + plain(Math.round(-late));
        String slower = ofLateDays == null ? "" : ", of late " + every(ofLateDays);
        return "Comes " + every(cadenceDays) + slower + ", " + when;
    }

    /** Such as “every 6 days”. */
    static String every(double days) {
        long whole = Math.max(1, Math.round(days));
        return whole == 1
                ? "every day"
                : whole > 90 ? "every " + Math.round(days / 30.44) + " months" : "every " + whole + " days";
    }

    private static double days(Instant from, Instant now) {
        return Duration.between(from, now).toMillis() / 1000.0 / SECONDS_A_DAY;
    }

    private static String ago(double days) {
        return days < 1 ? "today" : plain((long) days) + " ago";
    }

    private static String plain(long days) {
        return days == 1 ? "one day" : days + " days";
    }

    /** An amount as one says it: two digits that count, such as 420 of 423.17. */
    static String about(long minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        long unit = Math.round(Math.pow(10, digits));
        if (Math.abs(minor) < 10 * unit) {
            return whole(Math.round((double) minor / unit) * unit, currency);
        }
        double scale = Math.pow(10, Math.floor(Math.log10((double) Math.abs(minor))) - 1);
        return whole(Math.round(Math.round(minor / scale) * scale), currency);
    }

    /** Without the digits of cents. */
    private static String whole(long minor, String currency) {
        String text = Format.money(minor, currency);
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return digits == 0 ? text : text.replaceFirst("[.,]0{" + digits + "}(?=\\D*$)", "");
    }

    /** Such as “Worth about €420 in the next year (€300 to €560)”. */
    static String worth(long value, long low, long high, String currency) {
        return "Worth about " + about(value, currency) + " in the next year (" + about(low, currency) + " to "
                + about(high, currency) + ")";
    }

    /** Why they may be about to be lost; empty where there is nothing to say. */
    static String odd(Worth.@Nullable Habit habit) {
        if (habit == null || habit.lateDays() < 1) {
            return "";
        }
        double times = habit.ordinary() * 100;
        return times >= 50
                ? ""
                : times < 1
                        ? "So long a gap is hardly ever theirs: fewer than 1 of 100 are."
                        : "Of 100 of their gaps " + Math.round(times) + " are as long as this one.";
    }

    /** One digit behind the point where it is below ten. */
    static String count(double value) {
        return value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Format.number(Math.round(value));
    }
}
