package heartstring.loyalty.referrals;

/**
 * What a programme gives for bringing a friend.
 *
 * @param minimumMinor what the friend's first purchase has to come to, in minor units of the programme's currency
 * @param windowDays until that purchase can no longer be returned
 * @param mostADay friends that one advocate may bring within 24 hours
 */
public record ReferralSetting(
        int programmeId,
        int advocatePoints,
        int friendPoints,
        long minimumMinor,
        int windowDays,
        int mostADay,
        boolean running) {}
