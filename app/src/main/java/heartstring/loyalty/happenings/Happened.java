package heartstring.loyalty.happenings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a member did that a rule may reward.
 *
 * @param profileId the piece that did it
 * @param event its name, as rules name it
 * @param key the same for the same happening, also when it is told again
 * @param touchpointId that tells of it, 0 for none
 * @param channel in which it happened, null when that is not told
 */
public record Happened(
        long profileId,
        String event,
        String key,
        long touchpointId,
        @Nullable String channel,
        Instant at) {

    /** What it earned: the points, and whether that was known before. */
    public record Earned(long points, boolean replayed) {
        static final Earned NOTHING = new Earned(0, false);
    }
}
