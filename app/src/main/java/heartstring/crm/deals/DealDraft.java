package heartstring.crm.deals;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal as somebody wants it.
 *
 * @param stageId where it begins; 0 for the first stage of the first pipeline, and ignored when one is changed
 * @param contactId the person at the company, 0 for nobody
 * @param ownerId 0 for nobody
 * @param likely null while the stage's word holds
 */
public record DealDraft(
        String title,
        long customerId,
        long contactId,
        int stageId,
        @Nullable Long amountMinor,
        String currency,
        long ownerId,
        @Nullable LocalDate expectedOn,
        @Nullable Integer likely) {

    DealDraft ownedBy(long owner) {
        return new DealDraft(title, customerId, contactId, stageId, amountMinor, currency, owner, expectedOn, likely);
    }
}
