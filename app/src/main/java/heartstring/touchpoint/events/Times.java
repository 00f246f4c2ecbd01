package heartstring.touchpoint.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads the times that clients send: ISO 8601, with or without a zone (then UTC), or a date alone. */
final class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("[yyyy-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]][yyyy-MM-dd]");

    private Times() {}

    static @Nullable Instant parse(String text) {
        try {
            if (text.length() >= 20 && text.endsWith("Z")) {
                Instant usual = usual(text);
                return usual == null ? Instant.parse(text) : usual;
            }
            String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
            TemporalAccessor parsed =
                    ISO.parseBest(iso, java.time.OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case java.time.OffsetDateTime at -> at.toInstant();
                case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
                case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The form nearly every client sends, {@code 2026-03-01T10:15:30.123Z}, read many times faster; null for all others. */
    private static @Nullable Instant usual(String text) {
        if (text.length() != 24
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int millis = digits(text, 20, 23);
        if ((year | month | day | hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, millis * 1_000_000L);
    }

    /** The number written there; negative where there is anything but digits. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
