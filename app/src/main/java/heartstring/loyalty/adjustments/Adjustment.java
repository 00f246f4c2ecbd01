package heartstring.loyalty.adjustments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction of a member's points by hand.
 *
 * @param change points added, below zero for taken
 * @param askedKind {@code user}, {@code api_key} or {@code house}
 * @param decidedBy the second person, null where none was needed or nobody has decided yet
 * @param postingId where it stands in the book, null while it does not
 */
public record Adjustment(
        long id,
        int programmeId,
        long memberId,
        long profileId,
        long change,
        String reason,
        State state,
        String askedKind,
        long askedBy,
        Instant askedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long postingId) {

    /** How far it has got. */
    public enum State {
        /** A second person has to agree. */
        WAITING,
        /** It stands in the book. */
        POSTED,
        /** It never happened. */
        REFUSED
    }
}
