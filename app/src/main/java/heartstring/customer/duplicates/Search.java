package heartstring.customer.duplicates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One search for duplicates.
 *
 * @param people how many were read so far
 */
public record Search(
        long id,
        String stage,
        int people,
        int pairs,
        int joined,
        Instant wantedAt,
        @Nullable Instant finishedAt) {

    public boolean isRunning() {
        return finishedAt == null;
    }

    /** Where it stands, in plain words. */
    public String words() {
        return switch (stage) {
            case "waiting" -> "waiting for its turn";
            case "reading" -> "reading customers";
            case "learning" -> "learning what duplicates look like here";
            case "comparing" -> "comparing";
            case "writing" -> "writing down what was found";
            case "failed" -> "failed; it is tried again with the next search";
            default -> "done";
        };
    }
}
