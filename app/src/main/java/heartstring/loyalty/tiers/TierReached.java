package heartstring.loyalty.tiers;

import java.time.Instant;

/**
 * A member reached a higher tier. Published in the transaction that noted it.
 *
 * @param rank 0 for the lowest
 * @param at when it was noted
 */
public record TierReached(
        int programmeId,
        long memberId,
        long profileId,
        long tierId,
        String tierKey,
        String tier,
        int rank,
        Instant at) {}
