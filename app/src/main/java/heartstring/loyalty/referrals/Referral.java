package heartstring.loyalty.referrals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who brought whom, with what was promised on that day.
 *
 * @param advocate and {@code friend} the pieces of customers that were bound
 * @param reason why it was refused or taken back, null else
 * @param boughtAt of the purchase that counts, null for none yet
 * @param dueAt when that can no longer be returned
 */
public record Referral(
        long id,
        int programmeId,
        long advocate,
        long friend,
        long advocateCustomer,
        long friendCustomer,
        Instant boundAt,
        Instant countsFrom,
        int advocatePoints,
        int friendPoints,
        long minimumMinor,
        int windowDays,
        State state,
        @Nullable String reason,
        @Nullable Instant boughtAt,
        @Nullable Instant dueAt,
        long advocatePosting,
        long friendPosting) {

    /** How far it came. */
    public enum State {
        /** For a first purchase that counts. */
        WAITING,
        /** And its time for returns runs. */
        BOUGHT,
        REWARDED,
        REFUSED,
        TAKEN_BACK
    }
}
