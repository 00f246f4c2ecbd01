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

    private Times() {}

    static @Nullable Instant parse(String text) {
        try {
            if (text.length() >= 20 && text.endsWith("Z")) {
                return Instant.parse(text);
            }
            String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
            TemporalAccessor parsed = DateTimeFormatter.ofPattern(
                            "[yyyy-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]][yyyy-MM-dd]")
                    .parseBest(iso, java.time.OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
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
}
