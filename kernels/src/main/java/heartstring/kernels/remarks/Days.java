package heartstring.kernels.remarks;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads by when something is to happen, seen from the day it was said. */
final class Days {

    private static final String WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")\\b(?:,? (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern NEXT_WEEKDAY = Pattern.compile("\\bnext (" + WEEKDAYS + ")\\b");
    private static final Pattern WEEKDAY = Pattern.compile("\\b(" + WEEKDAYS + ")\\b");
    private static final Pattern IN =
            Pattern.compile("\\b(?:in|within) (?:the next )?(an?|one|two|three|four|five|six|seven|ten|\\d{1,2})"
                    + "(?: to \\d{1,2}|-\\d{1,2})? (?:working |business )?(hours?|days?|weeks?|months?)\\b");
    private static final Map<String, Integer> NUMBERS = Map.of(
            "a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "ten", 10);
    private static final List<String> MONTH_STARTS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private Days() {}

    /** The day that a sentence names, or null; days without a year are the next such day. */
    static @Nullable LocalDate due(String sentence, LocalDate said) {
        String text = sentence.toLowerCase(Locale.ROOT);
        LocalDate written = written(text, said);
        if (written != null) {
            return written;
        }
        if (text.contains("day after tomorrow")) {
            return said.plusDays(2);
        }
        if (text.contains("tomorrow")) {
            return said.plusDays(1);
        }
        if (text.matches("(?s).*\\b(today|tonight|this (morning|afternoon|evening)|end of the day|right away)\\b.*")) {
            return said;
        }
        Matcher in = IN.matcher(text);
        if (in.find()) {
            return after(said, number(in.group(1)), in.group(2));
        }
        return named(text, said);
    }

    private static @Nullable LocalDate named(String text, LocalDate said) {
        Matcher next = NEXT_WEEKDAY.matcher(text);
        if (next.find()) {
            LocalDate monday = said.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            return monday.with(TemporalAdjusters.nextOrSame(weekday(next.group(1))));
        }
        Matcher day = WEEKDAY.matcher(text);
        if (day.find()) {
            return said.with(TemporalAdjusters.next(weekday(day.group(1))));
        }
        if (text.contains("next week")) {
            return said.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4);
        }
        if (text.contains("weekend")) {
            return said.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        }
        if (text.contains("this week") || text.contains("end of the week")) {
            return said.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        }
        if (text.contains("end of the month") || text.contains("this month")) {
            return said.with(TemporalAdjusters.lastDayOfMonth());
        }
        if (text.contains("next month")) {
            return said.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
        }
        return null;
    }

    private static @Nullable LocalDate written(String text, LocalDate said) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3), said);
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.find()) {
            return date(dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1), said);
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        if (monthDay.find()) {
            return date(monthDay.group(3), month(monthDay.group(1)), monthDay.group(2), said);
        }
        return null;
    }

    private static @Nullable LocalDate date(@Nullable String year, int month, String day, LocalDate said) {
        try {
            if (year != null) {
                return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
            }
            LocalDate soon = LocalDate.of(said.getYear(), month, Integer.parseInt(day));
            return soon.isBefore(said) ? soon.plusYears(1) : soon;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int month(String name) {
        return Month.of(MONTH_STARTS.indexOf(name.substring(0, 3)) + 1).getValue();
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static int number(String word) {
        Integer number = NUMBERS.get(word);
        return number != null ? number : Integer.parseInt(word);
    }

    private static LocalDate after(LocalDate said, int many, String unit) {
        return switch (unit.charAt(0)) {
            case 'h' -> said.plusDays(many / 24);
            case 'd' -> said.plusDays(many);
            case 'w' -> said.plusWeeks(many);
            default -> said.plusMonths(many);
        };
    }
}
