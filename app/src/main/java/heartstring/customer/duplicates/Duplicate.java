package heartstring.customer.duplicates;

import heartstring.customer.likeness.Evidence;
import heartstring.customer.likeness.EvidenceJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that are probably one person.
 *
 * @param bits the evidence; 0 is even odds, each bit doubles them
 * @param decision {@code merged}, {@code apart}, or null while it waits
 * @param movementId what was done about it, 0 for nothing yet
 */
public record Duplicate(
        long id,
        long left,
        long right,
        String leftName,
        String rightName,
        double bits,
        double probability,
        List<Evidence> evidence,
        Instant foundAt,
        @Nullable String decision,
        long movementId) {

    /** In percent, never rounded up to certainty. */
    public String percent() {
        return EvidenceJson.percent(probability);
    }
}
