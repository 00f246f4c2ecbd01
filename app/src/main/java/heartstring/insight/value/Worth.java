package heartstring.insight.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a customer. Amounts are minor units of the currency most used.
 *
 * @param others orders in other currencies, which are in no amount
 * @param lately 1 to 5 by fifths of all customers, 0 while that is not known; as often and much
 * @param habit null where they came too seldom to have one
 * @param outlook null where all customers together tell too little
 */
public record Worth(
        long customer,
        int visits,
        Instant firstAt,
        Instant lastAt,
        long spentMinor,
        int others,
        int lately,
        int often,
        int much,
        @Nullable Habit habit,
        @Nullable Outlook outlook) {

    /**
     * When they come.
     *
     * @param days from visit to visit, on average
     * @param lateDays how much longer it has been already; 0 where not
     * @param ordinary how likely a gap as long as the present one is for them: 0 to 1
     * @param ofLateDays from visit to visit of late, where that is oddly long; null where it is not
     * @param drifting later than their habit explains, or coming more seldom of late, and not long gone
     */
    public record Habit(
            double days,
            Instant dueAt,
            double lateDays,
            double ordinary,
            @Nullable Double ofLateDays,
            boolean drifting) {}

    /**
     * What lies ahead.
     *
     * @param alive how likely they still come; null for who came once, of whom that cannot be told
     * @param quarter visits to expect within 91 days
     * @param year visits to expect within 365
     * @param valueMinor what these bring
     * @param lowMinor in one of ten cases it is less
     * @param highMinor in one of ten cases it is more
     * @param stakeMinor what a year by their habit would bring, times the chance that they are lost
     */
    public record Outlook(
            @Nullable Double alive,
            double quarter,
            double year,
            long valueMinor,
            long lowMinor,
            long highMinor,
            long stakeMinor) {}
}
