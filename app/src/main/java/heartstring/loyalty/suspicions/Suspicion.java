package heartstring.loyalty.suspicions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to look at.
 *
 * @param memberId the membership it is about, 0 for none, or when the person was erased
 * @param member the customer's name for a list
 * @param colleague who served, corrected or asked; empty for nobody in particular
 * @param userId the colleague's number, 0 for nobody in particular
 * @param evidence what was seen, in a sentence
 * @param postings entries of the ledger that show it
 * @param decider who confirmed or dismissed it, empty while it is open
 */
public record Suspicion(
        long id,
        SuspicionKind kind,
        long memberId,
        long customerId,
        String member,
        boolean blocked,
        String colleague,
        String evidence,
        List<Long> postings,
        Instant at,
        Instant foundAt,
        State state,
        String note,
        String decider,
        @Nullable Instant decidedAt,
        long userId) {

    public Suspicion {
        postings = List.copyOf(postings);
    }

    /** What a manager made of it. */
    public enum State {
        OPEN,
        CONFIRMED,
        DISMISSED
    }
}
