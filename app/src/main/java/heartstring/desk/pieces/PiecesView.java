package heartstring.desk.pieces;

import heartstring.desk.customer.Portrait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces tab; {@code next} leads to further pieces, null when all are shown. */
public record PiecesView(
        Portrait portrait,
        List<Piece> pieces,
        List<Step> steps,
        @Nullable String next) {

    /**
     * What an undo would do.
     *
     * @param written what colleagues wrote on the pieces that go
     */
    public record Undo(long customerId, Step step, List<Piece> pieces, List<Written> written) {}

    /** A property that a colleague wrote on a piece. */
    public record Written(String property, String value, String by) {}
}
