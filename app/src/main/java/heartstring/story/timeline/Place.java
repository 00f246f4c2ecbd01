package heartstring.story.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by time and id, both descending: its text is the cursor that addresses carry. */
public record Place(Instant at, long id) {

    /** Reads a cursor; null for null or an empty text; one that is no cursor is an {@link IllegalArgumentException}. */
    public static @Nullable Place parse(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        String[] parts = cursor.split("_", -1);
        try {
            if (parts.length == 2) {
                return new Place(
                        Instant.EPOCH.plus(Long.parseLong(parts[0], 36), ChronoUnit.MICROS),
                        Long.parseLong(parts[1], 36));
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("The cursor cannot be read. Start again from the first page.", e);
        }
        throw new IllegalArgumentException("The cursor cannot be read. Start again from the first page.");
    }

    /** The cursor as text of letters and digits. */
    public String text() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at), 36) + "_" + Long.toString(id, 36);
    }
}
