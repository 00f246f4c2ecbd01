package heartstring.insight.effects;

import heartstring.kernels.shares.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom something works: customers in an order that was learnt on others than themselves, by tenths.
 *
 * @param customers how many
 * @param qini what choosing by this order gains over choosing by lot, for each of those who got it, for one look
 * @param auuc what giving it to the first of this order brings, for each of all, on the average of all shares, for one look; null where it was
 *     not worked out yet
 * @param apart how much more it does to the first half than to the second, for one look: the order is learnt anew each night
 * @param tenths from those for whom it was foreseen to do most
 */
public record ForWhom(
        long customers, Interval qini, @Nullable Interval auuc, Interval apart, List<Tenth> tenths) {

    public ForWhom {
        tenths = List.copyOf(tenths);
    }

    /** Whether it surely works better for some than for others, as far as one look tells. */
    public boolean differs() {
        return apart.low() > 0;
    }

    /**
     * A tenth of them.
     *
     * @param nth from 1 on
     * @param effect what it did to them, for one look; null where too few are on one side
     */
    public record Tenth(
            int nth, long given, long held, @Nullable Interval effect) {}
}
