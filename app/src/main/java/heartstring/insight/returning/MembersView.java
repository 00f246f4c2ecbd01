package heartstring.insight.returning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customers behind a number.
 *
 * @param fileHref the address of all of them as a file
 * @param next the address of the next page, null at the end
 */
public record MembersView(
        String title,
        String fileHref,
        List<Line> lines,
        @Nullable String next) {

    public MembersView {
        lines = List.copyOf(lines);
    }

    /** One of them. */
    public record Line(long customerId, String name, int visits, java.time.Instant lastAt, String spent) {}
}
