package heartstring.desk.pieces;

import heartstring.desk.customer.Portrait.Known;
import heartstring.desk.customer.Words;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the puzzle as the page shows it.
 *
 * @param touchpoints counted up to {@link #COUNTED}
 * @param cause why it was joined to the others; null for one that was here before the others were joined to it
 * @param confidence how sure that was, 0 to 1
 */
public record Piece(
        long id,
        String source,
        String channel,
        String keyKind,
        String keyValue,
        Instant createdAt,
        List<Known> identifiers,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        int touchpoints,
        @Nullable String cause,
        double confidence,
        @Nullable Instant joinedAt,
        @Nullable String joinedBy) {

    static final int COUNTED = 1_000;

    public String key() {
        return Words.identifier(keyKind);
    }

    public String icon() {
        return Words.channelIcon(channel);
    }

    public String count() {
        return touchpoints > COUNTED ? "more than " + Format.number(COUNTED) : Format.number(touchpoints);
    }

    /** Why it belongs here, as a sentence. */
    public String why() {
        return cause == null ? "The others were joined to this piece" : PieceRules.cause(cause);
    }

    public String sure() {
        return PieceRules.sure(confidence);
    }

    /** The length of the bar, 0 to 100. */
    public int bar() {
        return (int) Math.round(confidence * 100);
    }
}
