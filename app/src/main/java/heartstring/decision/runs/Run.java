package heartstring.decision.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's way through a workflow, as the engine reads it.
 *
 * @param profile the piece that came in
 * @param customer who that is now; 0 for nobody any more
 * @param step where it is; empty beyond the last
 * @param since when it came there
 * @param answer what its wait has been told, null for nothing
 * @param depth how many workflows in a row led here
 */
public record Run(
        long id,
        int workflow,
        int version,
        long profile,
        long customer,
        String step,
        Instant since,
        @Nullable String answer,
        int tries,
        int depth) {

    /** The same at another step or moment. */
    public Run at(String other, Instant when, @Nullable String told) {
        return new Run(id, workflow, version, profile, customer, other, when, told, tries, depth);
    }
}
