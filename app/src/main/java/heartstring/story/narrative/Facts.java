package heartstring.story.narrative;

import heartstring.story.memory.Remembered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the story is told from.
 *
 * @param days the usual number of days between two purchases, 0 when it is not known
 * @param unknown what is not known of them
 */
record Facts(
        boolean company,
        @Nullable Event first,
        @Nullable Event last,
        long orders,
        @Nullable Event lastOrder,
        @Nullable String lastOrderMoney,
        int days,
        @Nullable Liked liked,
        @Nullable Event lastReturn,
        List<Remembered> memory,
        List<String> unknown) {

    /** Something that happened, where it is told. */
    record Event(long touchpoint, Instant at, String channel, String name) {}

    /** What was bought most often in the last year, and the last time. */
    record Liked(String product, long times, long touchpoint) {}
}
