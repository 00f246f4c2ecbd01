package heartstring.loyalty.tills;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a till asked for.
 *
 * @param rewardId for a redemption, else null
 * @param redemptionId what came of it, null while nothing has
 * @param own whether the colleague at the till is the member
 * @param userId the colleague, null where a program asked
 * @param at when it happened at the till
 */
public record TillAct(
        long id,
        Kind kind,
        int programmeId,
        long profileId,
        @Nullable Long rewardId,
        @Nullable Long redemptionId,
        boolean own,
        boolean offline,
        @Nullable Long userId,
        Instant at,
        @Nullable Instant undoneAt) {

    /** What was asked for. */
    public enum Kind {
        SALE,
        REDEMPTION
    }
}
