package heartstring.desk.pieces;

import heartstring.desk.customer.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs that look alike and that a rule refused to join. */
public record ReviewView(List<Pair> pairs, @Nullable String next) {

    /** One pair: what they share, and why a rule refused. */
    public record Pair(long id, String cause, String reason, Instant at, Side left, Side right) {

        /** What makes them look alike, as a sentence. */
        public String alike() {
            return PieceRules.cause(cause);
        }
    }

    /** One piece of a pair and the customer that it belongs to now. */
    public record Side(
            long customerId,
            String name,
            String keyKind,
            String keyValue,
            @Nullable String source) {

        public String key() {
            return Words.identifier(keyKind);
        }
    }
}
