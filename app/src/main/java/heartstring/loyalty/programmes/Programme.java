package heartstring.loyalty.programmes;

import heartstring.loyalty.commands.Command.Policy;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loyalty programme.
 *
 * @param key stable, for the API
 * @param unitId in which it counts
 * @param currency ISO 4217; orders in another one earn nothing by amount
 * @param pendingDays until what was earned may be spent
 * @param expiryMonths after which it is lost, at the end of that month; null for never
 * @param refundPolicy what happens when points to be taken back are spent
 * @param excludedCategories of products that earn nothing, such as gift cards, in lower case
 * @param excludedProducts keys of products that earn nothing
 */
public record Programme(
        int id,
        String key,
        String name,
        int unitId,
        String currency,
        int pendingDays,
        @Nullable Integer expiryMonths,
        Policy refundPolicy,
        Set<String> excludedCategories,
        Set<String> excludedProducts) {

    /** When what is earned at that moment may be spent; null for at once. */
    public @Nullable Instant availableAt(Instant earned, ZoneId zone) {
        return pendingDays == 0
                ? null
                : earned.atZone(zone).plusDays(pendingDays).toInstant();
    }

    /** When what is earned at that moment is lost: the end of a month; null for never. */
    public @Nullable Instant expiresAt(Instant earned, ZoneId zone) {
        return expiryMonths == null
                ? null
                : earned.atZone(zone)
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .plusMonths(expiryMonths + 1L)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(zone)
                        .toInstant();
    }
}
