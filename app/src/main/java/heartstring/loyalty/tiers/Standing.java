package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands.
 *
 * @param tier null for none
 * @param counted what counts at the moment: points, minor units or visits
 * @param countedUntil when counting begins anew; null where it goes by the last months
 * @param lostAt when the tier is lost if nothing more is done, null for never
 * @param lackingToKeep how much more by then would keep it; 0 when enough counts at the moment
 * @param next the tier above, null for the highest
 * @param lacking how much more that takes
 */
public record Standing(
        Ladder ladder,
        @Nullable Tier tier,
        long counted,
        @Nullable Instant countedUntil,
        @Nullable Instant lostAt,
        long lackingToKeep,
        @Nullable Tier next,
        long lacking) {}
