package heartstring.loyalty.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reward that somebody took; the code is shown to them alone. */
public record Redemption(
        long id,
        long rewardId,
        String reward,
        long profileId,
        long points,
        @Nullable String code,
        Instant at,
        @Nullable Instant undoneAt) {}
