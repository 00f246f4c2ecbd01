package heartstring.loyalty.programmes;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way to earn.
 *
 * @param points given each time, null for {@link Kind#TIMES}
 * @param perMinor for {@link Kind#AMOUNT}: the points come for each so many minor units paid
 * @param factor for {@link Kind#TIMES}: what rules of amount give becomes so many times as much
 * @param event for {@link Kind#EVENT}: the name of the event
 * @param condition that has to hold, as JSON of the condition language; null for always
 * @param mostADay how often a day at most, for orders and events; null for any number
 * @param cap the most points it gives one customer in a period, null for any number
 * @param until when it ended, null while it holds
 */
public record EarnRule(
        long id,
        int programmeId,
        String name,
        Kind kind,
        @Nullable Integer points,
        @Nullable Long perMinor,
        @Nullable BigDecimal factor,
        @Nullable String event,
        @Nullable String condition,
        @Nullable Integer mostADay,
        @Nullable Cap cap,
        Instant from,
        @Nullable Instant until) {

    /** What the points are given for. */
    public enum Kind {
        /** Money paid for goods, less what came back. */
        AMOUNT,
        /** Each whole piece bought and kept. */
        ITEM,
        /** An order of which something was kept. */
        ORDER,
        /** Makes what rules of amount give so many times as much. */
        TIMES,
        /** Something the customer did, such as a review. */
        EVENT
    }

    /** Whether it held at that moment. */
    public boolean heldAt(Instant at) {
        return !from.isAfter(at) && (until == null || until.isAfter(at));
    }
}
