package heartstring.loyalty.ladders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tiers and how they are reached and kept.
 *
 * @param rollingMonths over the last so many months; null for the calendar year
 * @param graceMonths how long a tier is kept when what counts has become too little, from then on or from the end of the year
 * @param softLanding whether whoever falls goes down one step at a time
 * @param until when it ended, null while it holds
 * @param tiers from the lowest
 */
public record Ladder(
        long id,
        int programmeId,
        Measure measure,
        @Nullable Integer rollingMonths,
        int graceMonths,
        boolean softLanding,
        Instant from,
        @Nullable Instant until,
        List<Tier> tiers) {

    public Ladder {
        tiers = List.copyOf(tiers);
    }

    /** What is counted. */
    public enum Measure {
        /** Points that rules gave, less what was taken back; what tiers add does not count. */
        POINTS,
        /** Money paid for goods that were kept, in minor units. */
        SPEND,
        /** Days with a purchase. */
        VISITS
    }

    /** Whether it held at that moment. */
    public boolean heldAt(Instant at) {
        return !from.isAfter(at) && (until == null || until.isAfter(at));
    }

    /** The tier of that key. */
    public Optional<Tier> tier(String key) {
        return tiers.stream().filter(t -> t.key().equals(key)).findFirst();
    }

    /** The tier of that rank, null for none. */
    public @Nullable Tier tier(int rank) {
        return rank < 0 || rank >= tiers.size() ? null : tiers.get(rank);
    }
}
