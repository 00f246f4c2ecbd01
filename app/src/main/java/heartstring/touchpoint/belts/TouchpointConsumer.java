package heartstring.touchpoint.belts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room above that derives something from touchpoints. Called in a transaction with each batch at least once, in the order
 * they were written; what it writes must therefore be idempotent by touchpoint id.
 */
public interface TouchpointConsumer {

    /** A stable name; the cursor is kept under it. */
    String name();

    /** The event names it wants; empty for all. */
    Set<String> wants();

    /** Whether it needs {@link Row#body}; reading it costs. */
    boolean wantsBody();

    void take(List<Row> rows);

    /** Forgets everything derived, before all touchpoints are carried to it again. */
    void forget();

    /** One touchpoint; body is its JSON text, null unless wanted. */
    record Row(
            long id,
            long profileId,
            int sourceId,
            String kind,
            String name,
            String channel,
            Instant occurredAt,
            @Nullable String body) {}
}
