package heartstring.loyalty.worth;

import java.time.Instant;

/**
 * What an order is worth to a programme.
 *
 * @param orderId its number in the book
 * @param spentMinor paid for goods that count and were kept, in the programme's currency
 * @param visit whether anything was kept
 * @param takesPart whether its customer was a member; otherwise only what was known before is corrected
 */
public record OrderWorth(
        long orderId, int programmeId, long profileId, Instant at, long spentMinor, boolean visit, boolean takesPart) {}
