package heartstring.desk.exceptions;

import java.time.Instant;
import java.util.List;

/** What could not be honoured and nobody has settled, and what colleagues did for themselves lately; newest first. */
public record ExceptionsView(List<Line> lines, List<Own> own) {

    /**
     * One of them.
     *
     * @param customerId 0 when the person was erased
     * @param lacking the points that lacked, 0 where points were not the matter
     */
    public record Line(
            long id,
            long customerId,
            String name,
            String what,
            String reason,
            long lacking,
            Instant at,
            String colleague) {}

    /** A sale to, or a reward for, the very colleague at the till; {@code customerId} 0 when the person was erased. */
    public record Own(long customerId, String name, String what, Instant at, String colleague, boolean undone) {}
}
