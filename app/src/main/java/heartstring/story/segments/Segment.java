package heartstring.story.segments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment of customers.
 *
 * @param condition as JSON
 * @param version of the condition; figures of another one are of another segment
 * @param madeBy the number of the colleague who named it; 0 for a program
 * @param removedAt when it was taken away; what asks about it can be read, and holds of nobody
 */
public record Segment(
        int id,
        String name,
        String note,
        String condition,
        int version,
        long madeBy,
        Instant madeAt,
        Instant changedAt,
        @Nullable Instant removedAt) {

    public boolean isRemoved() {
        return removedAt != null;
    }
}
