package heartstring.messaging.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages in one state.
 *
 * @param ready whether a mail server is set up
 * @param state which state is shown
 * @param next the number to read on below, 0 when this is all
 */
public record OutboxView(boolean ready, String state, List<Count> counts, List<Line> lines, long next) {

    /** How many are in a state. */
    public record Count(String state, long number) {}

    /** One message; {@code customerId} is 0 for nobody known. */
    public record Line(
            long id,
            long customerId,
            String address,
            String subject,
            int tries,
            Instant tryAt,
            @Nullable String reason,
            Instant queuedAt) {}

    /** All states in the order of their tabs. */
    public List<String> states() {
        return List.of("waiting", "failed", "withheld", "uncertain", "sent", "lapsed");
    }

    /** How many are in that state. */
    public long number(String of) {
        return counts.stream()
                .filter(c -> c.state().equals(of))
                .mapToLong(Count::number)
                .sum();
    }

    /** A state in words. */
    public String label(String of) {
        return switch (of) {
            case "waiting" -> "Waiting";
            case "failed" -> "Failed";
            case "withheld" -> "Not wanted";
            case "uncertain" -> "Uncertain";
            case "lapsed" -> "Too late";
            default -> "Sent";
        };
    }

    /** Whether those shown can be tried again. */
    public boolean retries() {
        return state.equals("failed")
                || state.equals("waiting")
                || state.equals("withheld")
                || state.equals("uncertain");
    }
}
