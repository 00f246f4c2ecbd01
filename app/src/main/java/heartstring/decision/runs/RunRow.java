package heartstring.decision.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as a page lists it.
 *
 * @param name of the customer
 * @param step where it is or was; empty beyond the last
 * @param state waiting, parked or ended
 * @param reason how it ended (end, goal, exit: its name, held-out, double, gone, stopped), or why it is parked; empty for neither
 * @param dueAt when it goes on, null where it does not
 */
public record RunRow(
        long id,
        int workflow,
        int version,
        long customer,
        String name,
        String key,
        String step,
        String state,
        String reason,
        Instant since,
        @Nullable Instant dueAt,
        Instant enteredAt,
        @Nullable Instant endedAt) {}
