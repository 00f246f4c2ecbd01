package heartstring.insight.effectdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who met a trial in one arm.
 *
 * @param next where the list goes on, null where it ends
 */
public record WhoView(
        String title,
        boolean given,
        List<One> customers,
        @Nullable String next) {

    public WhoView {
        customers = List.copyOf(customers);
    }

    /** One of them. */
    public record One(long customer, String name, Instant at) {}
}
