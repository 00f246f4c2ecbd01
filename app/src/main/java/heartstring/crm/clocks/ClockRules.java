package heartstring.crm.clocks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a promise falls due: the clocks run while the house works, by its own zone, also when clocks are changed. */
final class ClockRules {

    /** No promise is looked for further ahead. */
    static final int MOST_DAYS = 800;

    private ClockRules() {}

    /** The moment at which so many minutes of work have passed since then; null when there is no such promise or no work at all. */
    static @Nullable Instant due(Instant from, int minutes, Hours hours) {
        if (minutes <= 0) {
            return null;
        }
        Duration left = Duration.ofMinutes(minutes);
        LocalDate day = from.atZone(hours.zone()).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            Hours.Span span = span(day, hours);
            if (span == null) {
                continue;
            }
            Instant opens = at(day, span.from(), hours);
            Instant closes = closes(day, span, hours);
            Instant begins = opens.isBefore(from) ? from : opens;
            if (!begins.isBefore(closes)) {
                continue;
            }
            Duration there = Duration.between(begins, closes);
            if (there.compareTo(left) >= 0) {
                return begins.plus(left);
            }
            left = left.minus(there);
        }
        return null;
    }

    /** The shorter of two promises; 0 promises nothing. */
    static int sooner(int one, int other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }

    /** Whether the house works at that moment. */
    static boolean isOpen(Instant at, Hours hours) {
        LocalDate day = at.atZone(hours.zone()).toLocalDate();
        Hours.Span span = span(day, hours);
        return span != null && !at.isBefore(at(day, span.from(), hours)) && at.isBefore(closes(day, span, hours));
    }

    /** When the house works next; null while it works, or when it never does. */
    static @Nullable Instant opensAt(Instant from, Hours hours) {
        if (isOpen(from, hours)) {
            return null;
        }
        LocalDate day = from.atZone(hours.zone()).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            Hours.Span span = span(day, hours);
            Instant opens = span == null ? null : at(day, span.from(), hours);
            if (opens != null && opens.isAfter(from)) {
                return opens;
            }
        }
        return null;
    }

    private static Instant closes(LocalDate day, Hours.Span span, Hours hours) {
        return span.to().equals(LocalTime.MIDNIGHT)
                ? at(day.plusDays(1), LocalTime.MIDNIGHT, hours)
                : at(day, span.to(), hours);
    }

    private static Hours.@Nullable Span span(LocalDate day, Hours hours) {
        return hours.holidays().contains(day) ? null : hours.week().get(day.getDayOfWeek());
    }

    private static Instant at(LocalDate day, LocalTime time, Hours hours) {
        return ZonedDateTime.of(day, time, hours.zone()).toInstant();
    }

    /** Reads {@code mon 09:00-18:00,tue 09:00-18:00}; null when it makes no sense. */
    static @Nullable Map<DayOfWeek, Hours.Span> week(String text) {
        Map<DayOfWeek, Hours.Span> week = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            String[] words = part.strip().split("[ -]");
            DayOfWeek day = words.length == 3 ? day(words[0]) : null;
            if (day == null) {
                return null;
            }
            try {
                week.put(day, new Hours.Span(LocalTime.parse(words[1]), LocalTime.parse(words[2])));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                return null;
            }
        }
        return week;
    }

    static String text(Map<DayOfWeek, Hours.Span> week) {
        return week.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> name(e.getKey()) + " " + e.getValue().from() + "-"
                        + e.getValue().to())
                .collect(Collectors.joining(","));
    }

    static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static @Nullable DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return day;
            }
        }
        return null;
    }

    /** Reads four numbers of minutes, up to a year each; null when it makes no sense. */
    static @Nullable List<Integer> minutes(String text) {
        List<Integer> minutes = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.strip().matches("\\d{1,6}") || Integer.parseInt(part.strip()) > 525_600) {
                return null;
            }
            minutes.add(Integer.parseInt(part.strip()));
        }
        return minutes.size() == 4 ? minutes : null;
    }
}
