package heartstring.customer.matching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers that one event showed.
 *
 * @param sourceId where it came from
 * @param at when it happened; decides which interval of an anonymous id is meant
 * @param identifiers normalised and distinct, strongest first; empty for a receipt without any
 * @param previous with {@code alias}: the id this person had before
 */
public record Presented(
        int sourceId,
        Instant at,
        List<Identifier> identifiers,
        @Nullable Identifier previous) {

    public Presented {
        identifiers = List.copyOf(identifiers);
    }

    /** The identifier that names the profile, or null when there is none. */
    @Nullable
    Identifier strongest() {
        return identifiers.isEmpty() ? null : identifiers.getFirst();
    }

    /** The anonymous id, or null. */
    @Nullable
    Identifier anonymous() {
        return identifiers.isEmpty() || !identifiers.getLast().isAnonymous() ? null : identifiers.getLast();
    }

    boolean isAnonymousOnly() {
        Identifier first = strongest();
        return first != null && first.isAnonymous();
    }
}
