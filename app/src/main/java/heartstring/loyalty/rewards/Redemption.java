package heartstring.loyalty.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward that somebody took.
 *
 * @param code what to show for it: whole while it is first shown, later its last letters alone; null for rewards without one
 */
public record Redemption(
        long id,
        long rewardId,
        String reward,
        long profileId,
        long points,
        @Nullable String code,
        Instant at,
        @Nullable Instant undoneAt) {

    Redemption showing(String whole) {
        return new Redemption(id, rewardId, reward, profileId, points, whole, at, undoneAt);
    }
}
