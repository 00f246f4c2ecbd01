package heartstring.insight.due;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days and paces in words. */
final class DueRules {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final int WEEK = 7;

    private DueRules() {}

    /** Such as "about Thursday", "today" or "since Tuesday". */
    static String when(LocalDate on, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, on);
        if (days == 0) {
            return "about today";
        }
        if (days == 1) {
            return "about tomorrow";
        }
        String name = Math.abs(days) < WEEK
                ? on.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : DAY.format(on);
        return days > 0 ? "about " + name : days == -1 ? "since yesterday" : "since " + name;
    }

    /** Such as "between Tuesday and Friday". */
    static String window(LocalDate from, LocalDate until, LocalDate today) {
        return from.equals(until) ? name(from, today) : name(from, today) + " to " + name(until, today);
    }

    private static String name(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days == 0
                ? "today"
                : Math.abs(days) < WEEK
                        ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        : DAY.format(day);
    }

    /** Such as "12 days". */
    static String days(double days) {
        long whole = Math.max(1, Math.round(days));
        return whole == 1 ? "1 day" : whole + " days";
    }

    /** A chance as people read it, never quite nothing or sure. */
    static String chance(double chance) {
        return Math.clamp(Math.round(chance * 100), 1, 99) + " %";
    }

    /** The short name of the day so many days from today. */
    static String column(LocalDate today, int ahead) {
        return ahead == 0
                ? "Today"
                : today.plusDays(ahead).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
