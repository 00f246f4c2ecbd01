package heartstring.desk.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A membership as the customer's page shows it.
 *
 * @param link to the member's page, empty for who may not see it
 * @param tier where they stand, empty for nowhere
 * @param next what the next tier takes, as a sentence; empty on the highest and where there are no tiers
 * @param percent how far they are on the way there
 * @param kept until when the tier is kept, as a sentence or empty
 * @param expiring of what they have is lost first, at {@code expiresAt}
 */
public record MemberCard(
        String link,
        String programme,
        String unit,
        String card,
        String status,
        long available,
        long pending,
        long owed,
        long expiring,
        @Nullable Instant expiresAt,
        String tier,
        String next,
        int percent,
        String kept) {}
