package heartstring.loyalty.adjustments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of corrections by hand, and the newest that were decided. */
public record AdjustmentsView(List<Line> waiting, List<Line> decided) {

    /**
     * One correction.
     *
     * @param customerId 0 where the person was erased
     * @param mine whether whoever looks asked for it
     * @param decider the second person, null for none
     */
    public record Line(
            long id,
            long memberId,
            long customerId,
            String name,
            String programme,
            long change,
            String reason,
            String state,
            Instant askedAt,
            String asker,
            boolean mine,
            @Nullable String decider) {}
}
