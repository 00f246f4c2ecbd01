package heartstring.crm.deals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is now.
 *
 * @param customerId whom it is with now, after merges
 * @param contactId the person at the company, 0 for nobody
 * @param ownerId the colleague whose deal it is, 0 for nobody
 * @param likely that it is won, in percent: its own word or its stage's; 100 once won, 0 once lost
 * @param ownLikely its own word, null while the stage's holds
 * @param state open, won or lost
 * @param fields what it holds in the fields of the house, by key
 */
public record Deal(
        long id,
        String title,
        long customerId,
        String customerName,
        boolean company,
        long contactId,
        String contactName,
        int pipelineId,
        int stageId,
        String stageName,
        @Nullable Integer rottenDays,
        @Nullable Long amountMinor,
        String currency,
        long ownerId,
        String ownerName,
        @Nullable LocalDate expectedOn,
        int likely,
        @Nullable Integer ownLikely,
        String state,
        String reason,
        @Nullable Instant closedAt,
        Instant stageSince,
        Instant createdAt,
        Instant changedAt,
        int version,
        Map<String, Object> fields) {

    /** The same deal without what is not to be seen of its fields. */
    public Deal showing(Predicate<String> key) {
        Map<String, Object> shown = new java.util.LinkedHashMap<>(fields);
        shown.keySet().removeIf(key.negate());
        return new Deal(
                id,
                title,
                customerId,
                customerName,
                company,
                contactId,
                contactName,
                pipelineId,
                stageId,
                stageName,
                rottenDays,
                amountMinor,
                currency,
                ownerId,
                ownerName,
                expectedOn,
                likely,
                ownLikely,
                state,
                reason,
                closedAt,
                stageSince,
                createdAt,
                changedAt,
                version,
                shown);
    }

    public boolean isOpen() {
        return state.equals("open");
    }

    /** What it is worth on average, in minor units. */
    public long weightedMinor() {
        return DealRules.weighted(amountMinor == null ? 0 : amountMinor, likely);
    }

    /** How its rest in the stage looks at that moment. */
    public DealRules.Rest rest(Instant now) {
        return isOpen() ? DealRules.rest(stageSince, now, rottenDays) : DealRules.Rest.FRESH;
    }

    /** Full days in the stage. */
    public long daysInStage(Instant now) {
        return DealRules.days(stageSince, now);
    }
}
