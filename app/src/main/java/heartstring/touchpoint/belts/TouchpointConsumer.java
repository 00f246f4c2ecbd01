package heartstring.touchpoint.belts;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Where it needs bodies, of the events of which names; empty for all. Asked in the transaction that carries. */
    default Set<String> bodiesOf() {
        return wants();
    }

    /** Whether it has to work out what takes long: then it is carried by itself, a few at a time, and holds up no other. */
    default boolean takesLong() {
        return false;
    }

    /**
     * Works out what takes long, outside of any transaction. {@link #take} follows with the same rows as far as they are still there,
     * or with none of them where another server was quicker; it must not rely on this having been called.
     */
    default void prepare(List<Row> rows) {}

    void take(List<Row> rows);

    /** Forgets everything derived, before all touchpoints are carried to it again. */
    void forget();

    /**
     * Takes touchpoints back that were taken before, at most 1,024 a call: they are about to be deleted with the import that
     * brought them. In the transaction that deletes them, while all belts stand still. What other touchpoints say about the same
     * order, cart or count holds again.
     */
    void withdraw(List<Row> rows);

    /** Everything to be withdrawn is deleted now; the place to recompute from what is left. */
    default void settle(Gone gone) {}

    /**
     * What a withdrawal left behind.
     *
     * @param profiles those that touchpoints were taken from, emptied ones too
     * @param sourceId the source that all of them came from
     * @param namesLeft the event names that this source has told otherwise; null when that is not known
     */
    record Gone(Set<Long> profiles, int sourceId, @Nullable Set<String> namesLeft) {}

    /** One touchpoint; body is its JSON text, null where no consumer wants it. */
    record Row(
            long id,
            long profileId,
            int sourceId,
            String kind,
            String name,
            String channel,
            Instant occurredAt,
            @Nullable String body) {

        /** Reads a row whose columns are these components, in this order. */
        public static Row of(ResultSet rs, int number) throws SQLException {
            return new Row(
                    rs.getLong(1),
                    rs.getLong(2),
                    rs.getInt(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6),
                    rs.getTimestamp(7).toInstant(),
                    rs.getString(8));
        }
    }
}
