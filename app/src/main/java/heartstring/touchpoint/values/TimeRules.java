package heartstring.touchpoint.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads times under one pattern and zone; without a stated pattern, under the usual one that all samples fit. */
public final class TimeRules {

    private static final List<String> USUAL = List.of(
            "uuuu-M-d[' ']['T'][H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]][' '][XXX][XX][X]",
            "d.M.uuuu[' '][', '][H:mm[:ss]]",
            "d/M/uuuu[' '][H:mm[:ss]]",
            "M/d/uuuu[' '][H:mm[:ss]]",
            "d-M-uuuu[' '][H:mm[:ss]]",
            "uuuu/M/d[' '][H:mm[:ss]]",
            "uuuuMMdd",
            "uuuuMMddHHmmss",
            "M/d/uuuu h:mm[:ss] a",
            "d MMM uuuu[' '][H:mm[:ss]]");
    private static final int DAY_FIRST = 2;
    private static final int MONTH_FIRST_TOO = 3;
    /** A day as spreadsheets count them, from 1927 to 2119. */
    private static final Pattern SERIAL = Pattern.compile("[1-7]\\d{4}([.]\\d{1,12})?");
    /** The day that spreadsheets call 25569. */
    private static final long EPOCH_SERIAL = 25_569;

    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "FM");
    private static final long SECONDS_2100 = 4_102_444_800L;

    private final @Nullable DateTimeFormatter format;
    private final ZoneId zone;
    private final @Nullable String note;
    private final boolean monthFirst;
    private String lastText = "";
    private @Nullable Instant last;

    private TimeRules(@Nullable DateTimeFormatter format, ZoneId zone, @Nullable String note, boolean monthFirst) {
        this.monthFirst = monthFirst;
        this.format = format;
        this.zone = zone;
        this.note = note;
    }

    /**
     * Chooses the pattern.
     *
     * @param samples some values of the column
     * @param region ISO 3166; decides between day and month first where the samples do not
     */
    public static TimeRules of(@Nullable String pattern, List<String> samples, ZoneId zone, String region) {
        if (pattern != null) {
            return new TimeRules(formatter(pattern.replace("yyyy", "uuuu")), zone, null, false);
        }
        boolean monthFirst = MONTH_FIRST.contains(region);
        List<String> fitting = new ArrayList<>();
        for (String usual : USUAL) {
            TimeRules rules = new TimeRules(formatter(usual), zone, null, monthFirst);
            if (!samples.isEmpty() && samples.stream().allMatch(s -> rules.read(s) != null)) {
                fitting.add(usual);
            }
        }
        if (fitting.contains(USUAL.get(DAY_FIRST)) && fitting.contains(USUAL.get(MONTH_FIRST_TOO))) {
            String note =
                    "Dates such as " + samples.getFirst() + " were read with the " + (monthFirst ? "month" : "day")
                            + " first, for nothing in the first rows decides it. State the pattern if that is wrong.";
            return new TimeRules(
                    formatter(USUAL.get(monthFirst ? MONTH_FIRST_TOO : DAY_FIRST)), zone, note, monthFirst);
        }
        boolean serial = samples.stream().anyMatch(s -> SERIAL.matcher(s).matches());
        String note = serial && fitting.isEmpty()
                ? "Numbers such as 45292 stand for times; they were read as a spreadsheet counts days: 45292 is 2024-01-01."
                : null;
        return new TimeRules(fitting.isEmpty() ? null : formatter(fitting.getFirst()), zone, note, monthFirst);
    }

    public @Nullable String note() {
        return note;
    }

    /** The instant, or null when the text is no time under this pattern. */
    public @Nullable Instant read(String text) {
        if (text.equals(lastText)) {
            return last;
        }
        Instant found = parse(text);
        lastText = text;
        last = found;
        return found;
    }

    private @Nullable Instant parse(String text) {
        try {
            if (format == null) {
                return any(text);
            }
            return instant(format.parse(text));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Asked part by part: {@code parseBest} throws inwardly for every text without a zone, which takes ten times as long. */
    private @Nullable Instant instant(TemporalAccessor parsed) {
        LocalDate day = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (day == null) {
            return null;
        }
        if (time == null) {
            return day.atStartOfDay(zone).toInstant();
        }
        return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(parsed)
                : day.atTime(time).atZone(zone).toInstant();
    }

    private @Nullable Instant any(String text) {
        if (text.matches("\\d{9,13}")) {
            long number = Long.parseLong(text);
            return number < SECONDS_2100 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        if (SERIAL.matcher(text).matches()) {
            return ofSerial(new BigDecimal(text)).atZone(zone).toInstant();
        }
        String preferred = USUAL.get(monthFirst ? MONTH_FIRST_TOO : DAY_FIRST);
        for (String usual : Stream.concat(Stream.of(preferred), USUAL.stream()).toList()) {
            Instant at = new TimeRules(formatter(usual), zone, null, monthFirst).parse(text);
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    /** Whole days since 1899-12-30 and the part of the day that has passed, to the second. */
    private static LocalDateTime ofSerial(BigDecimal serial) {
        long seconds = serial.subtract(BigDecimal.valueOf(EPOCH_SERIAL))
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    /** The date alone, as ISO 8601, for birthdays and the like; null when the text is none. */
    public @Nullable String date(String text) {
        Instant at = read(text);
        return at == null ? null : at.atZone(zone).toLocalDate().toString();
    }

    private static DateTimeFormatter formatter(String pattern) {
        boolean strict = pattern.contains("u");
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(strict ? ResolverStyle.STRICT : ResolverStyle.SMART);
    }
}
