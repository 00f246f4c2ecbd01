package heartstring.customer.merges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces one customer is made of.
 *
 * @param customerId the customer as it is now
 * @param movements newest first
 * @param more where the next pieces begin, 0 when these are all
 */
record Pieces(long customerId, List<Piece> profiles, List<Step> movements, long more) {

    /** The most pieces in one answer. */
    static final int MOST = 200;

    /** The most movements in one answer. */
    static final int MOST_MOVEMENTS = 200;

    /** One piece. */
    record Piece(long id, int sourceId, String kind, String value, Instant createdAt, List<Known> identifiers) {}

    /** An identifier that a piece showed. */
    record Known(String kind, String value, Instant firstSeenAt) {}

    /** One joining, splitting or undoing. */
    record Step(
            long id,
            String kind,
            String cause,
            double confidence,
            long fromCustomerId,
            long toCustomerId,
            Instant happenedAt,
            @Nullable Long undoneBy,
            List<Long> profileIds) {}
}
