package heartstring.insight.effects;

import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Interval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial made of a difference to one measure.
 *
 * @param days so long after meeting it is looked at
 * @param both how many met it in both arms; they tell nothing
 * @param waiting how many met it too lately
 * @param since when the first met it
 * @param worth the smallest difference worth noticing
 * @param tooFew why nothing can be told; null where something can
 * @param effect null where nothing can be told, as is {@code finding}
 * @param marginPercent of 100 of spend so much was taken as left to the house
 * @param groups the same for some, where enough of them met it
 */
public record FoundEffect(
        String trial,
        int days,
        Measure measure,
        long given,
        long held,
        long both,
        long waiting,
        Instant since,
        Instant until,
        double worth,
        @Nullable String tooFew,
        @Nullable Effect effect,
        @Nullable Finding finding,
        Cost cost,
        String currency,
        int marginPercent,
        List<Group> groups) {

    public FoundEffect {
        groups = List.copyOf(groups);
    }

    /** How many met it altogether, of whom something may be told. */
    public long met() {
        return given + held + waiting;
    }

    /** What was given cost so much in all, as far as it was told of so many. */
    public record Cost(long minor, long of) {

        /** Nobody told. */
        public static final Cost NONE = new Cost(0, 0);
    }

    /**
     * Some of those who met it.
     *
     * @param family by what they are grouped
     * @param apart the share of false ones among all groups told as unlike the others with it
     */
    public record Group(String family, String name, long given, long held, Interval interval, double apart) {

        /** Whether it is another effect than that on the others, by more than chance. */
        public boolean isApart() {
            return apart < Difference.BOUND;
        }
    }
}
