package heartstring.crm.talk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One touchpoint in which something was said.
 *
 * @param profileId the piece it belongs to
 * @param asks whether somebody waits for an answer after it
 * @param ends whether the channel itself says that this is over
 * @param thread what the channel takes together with it, as a digest; null for nothing
 * @param follows digests of what it answers, nearest first
 * @param privateTo the colleague whose eyes alone it is for, 0 for everybody's
 */
public record Talk(
        long touchpointId,
        long profileId,
        Instant at,
        Who who,
        String channel,
        boolean asks,
        boolean ends,
        @Nullable Long thread,
        List<Long> follows,
        long privateTo) {

    public Talk {
        follows = List.copyOf(follows);
    }
}
