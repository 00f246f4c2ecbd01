package heartstring.desk.members;

import heartstring.loyalty.programmes.Programme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of a programme's members.
 *
 * @param query what was looked for, empty for all
 * @param status active, blocked or closed, empty for all
 * @param next the address of the next page, null on the last
 */
public record MembersView(
        Programme programme,
        List<Programme> others,
        String query,
        String status,
        List<Line> lines,
        @Nullable String next) {

    /** One member; points as they were last written down. */
    public record Line(
            long id,
            String name,
            String card,
            String status,
            Instant joinedAt,
            long available,
            long pending,
            long owed) {}
}
