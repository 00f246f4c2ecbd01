package heartstring.crm.tasks;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When something comes again: the part of iCalendar's RRULE (RFC 5545) that people use. FREQ is DAILY, WEEKLY, MONTHLY or YEARLY,
 * with INTERVAL, COUNT or UNTIL, and BYDAY for weeks. A month without the day is left out, as the standard says.
 */
public record Repeat(
        String frequency,
        int interval,
        Set<DayOfWeek> days,
        int count,
        @Nullable LocalDateTime until) {

    private static final int MOST_INTERVAL = 1_000;
    private static final int MOST_COUNT = 10_000;
    private static final int MOST_LOOKED_AT = 4_000;
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    public Repeat {
        days = Set.copyOf(days);
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException with a sentence, when it is none that is understood
     */
    public static Repeat parse(String rule) {
        Map<String, String> parts = new HashMap<>();
        String text = rule.strip().toUpperCase(Locale.ROOT);
        for (String part : (text.startsWith("RRULE:") ? text.substring(6) : text).split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2 || parts.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new IllegalArgumentException("A rule looks like FREQ=WEEKLY;INTERVAL=2.");
            }
        }
        String frequency = parts.getOrDefault("FREQ", "");
        if (!Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").contains(frequency)) {
            throw new IllegalArgumentException("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.");
        }
        for (String name : parts.keySet()) {
            if (!Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST").contains(name)) {
                throw new IllegalArgumentException(
                        name + " is not understood; FREQ, INTERVAL, COUNT, UNTIL and BYDAY are.");
            }
        }
        if (parts.containsKey("BYDAY") && !frequency.equals("WEEKLY")) {
            throw new IllegalArgumentException("BYDAY goes with FREQ=WEEKLY alone.");
        }
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw new IllegalArgumentException("Either COUNT or UNTIL, not both.");
        }
        return new Repeat(
                frequency,
                number(parts, "INTERVAL", 1, MOST_INTERVAL),
                days(parts.getOrDefault("BYDAY", "")),
                number(parts, "COUNT", 0, MOST_COUNT),
                until(parts.get("UNTIL")));
    }

    private static int number(Map<String, String> parts, String name, int otherwise, int most) {
        String text = parts.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(name + " is a number from 1 to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (text.isEmpty()) {
            return days;
        }
        for (String word : text.split(",")) {
            DayOfWeek day = DAYS.get(word.strip());
            if (day == null) {
                throw new IllegalArgumentException("BYDAY lists days such as MO,WE.");
            }
            days.add(day);
        }
        return days;
    }

    private static @Nullable LocalDateTime until(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 8
                    ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59)
                    : LocalDateTime.parse(
                            text.replace("Z", ""), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("UNTIL is a day such as 20261231.", e);
        }
    }

    /** When it comes next, and which turn that is. */
    public record Turn(ZonedDateTime at, int number) {}

    /**
     * The first time after this one that lies after a moment; turns that were missed are counted and left out.
     *
     * @param at when this turn is, in the zone in which days are counted
     * @param turn its number, from 1
     */
    public Optional<Turn> after(ZonedDateTime at, int turn, ZonedDateTime moment) {
        ZonedDateTime next = at;
        int number = turn;
        for (int i = 0; i < MOST_LOOKED_AT; i++) {
            next = following(next);
            number++;
            boolean over = (count > 0 && number > count)
                    || (until != null
                            && next.withZoneSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()
                                    .isAfter(until));
            if (over) {
                return Optional.empty();
            }
            if (next.isAfter(moment)) {
                return Optional.of(new Turn(next, number));
            }
        }
        return Optional.empty();
    }

    private ZonedDateTime following(ZonedDateTime at) {
        return switch (frequency) {
            case "DAILY" -> at.plusDays(interval);
            case "WEEKLY" -> days.isEmpty() ? at.plusWeeks(interval) : nextWeekday(at);
            case "MONTHLY" -> sameDay(at, ChronoUnit.MONTHS);
            default -> sameDay(at, ChronoUnit.YEARS);
        };
    }

    private ZonedDateTime nextWeekday(ZonedDateTime at) {
        LocalDate monday = at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int day = 1; day <= 7 * (interval + 1); day++) {
            ZonedDateTime candidate = at.plusDays(day);
            LocalDate itsMonday = candidate.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            if (ChronoUnit.WEEKS.between(monday, itsMonday) % interval == 0
                    && days.contains(candidate.getDayOfWeek())) {
                return candidate;
            }
        }
        return at.plusWeeks(interval);
    }

    /** A month or year without that day is left out. */
    private ZonedDateTime sameDay(ZonedDateTime at, ChronoUnit unit) {
        for (long i = 1; i <= 48; i++) {
            ZonedDateTime candidate = at.plus(i * interval, unit);
            if (candidate.getDayOfMonth() == at.getDayOfMonth()) {
                return candidate;
            }
        }
        return at.plus(interval, unit);
    }

    /** In words: {@code every 2 weeks on Monday and Thursday}. */
    public String words() {
        String unit = switch (frequency) {
            case "DAILY" -> "day";
            case "WEEKLY" -> "week";
            case "MONTHLY" -> "month";
            default -> "year";
        };
        String every = interval == 1 ? "every " + unit : "every " + interval + " " + unit + "s";
        String on = days.isEmpty()
                ? ""
                : new TreeSet<>(days)
                        .stream()
                                .map(day -> day.getDisplayName(java.time.format.TextStyle.FULL, Locale.UK))
                                .collect(Collectors.joining(" and ", " on ", ""));
        return every
                + on
                + (count > 0 ? ", " + count + " times" : until == null ? "" : ", until " + until.toLocalDate());
    }
}
