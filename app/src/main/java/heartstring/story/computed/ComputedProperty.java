package heartstring.story.computed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A computed property.
 *
 * @param key as it is called in conditions, columns and calls
 * @param filledTo how far the past was read, of {@code fillUntil}
 * @param filledAt when all of it was read
 */
public record ComputedProperty(
        int id,
        String key,
        String name,
        Definition definition,
        Instant madeAt,
        @Nullable Instant retiredAt,
        long filledTo,
        long fillUntil,
        @Nullable Instant filledAt) {

    public boolean isRetired() {
        return retiredAt != null;
    }

    /** How much of the past is read, 0 to 100. */
    public int percent() {
        return filledAt != null ? 100 : fillUntil <= 0 ? 0 : (int) Math.min(99, filledTo * 100 / fillUntil);
    }
}
