package heartstring.loyalty.challenges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that members do for a prize.
 *
 * @param noun what is counted, in the shop's words, such as "coffees"
 * @param category that counts, as it was told, in any case of letters; null for all
 * @param product key of the product that counts; null for all
 * @param target pieces, purchases, minor units, or periods of a streak
 * @param period of a streak
 * @param repeats whether it begins again once it was met
 * @param points the prize, null where it is a reward
 * @param condition who takes part, in the language of conditions and of the customer alone; null for everybody
 * @param rewardId the reward given without points, null where the prize is points
 */
public record Challenge(
        long id,
        int programmeId,
        String name,
        Kind kind,
        Measure measure,
        String noun,
        @Nullable String category,
        @Nullable String product,
        long target,
        @Nullable Period period,
        boolean repeats,
        @Nullable Integer points,
        @Nullable Long rewardId,
        Instant from,
        @Nullable Instant until,
        @Nullable String condition) {

    /** What sort. */
    public enum Kind {
        /** So many of something. */
        STAMPS,
        /** So many of something within a time. */
        TARGET,
        /** A purchase in each of so many periods on end. */
        STREAK,
        /** The member's birthday. */
        BIRTHDAY
    }

    /** What is counted of what was kept. */
    public enum Measure {
        PIECES,
        PURCHASES,
        SPEND
    }

    /** The periods of a streak. */
    public enum Period {
        WEEK,
        MONTH
    }

    /** Whether it held at that moment. */
    public boolean heldAt(Instant at) {
        return !from.isAfter(at) && (until == null || until.isAfter(at));
    }
}
