package heartstring.loyalty.ledger;

import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the book, with the transfers it consists of: read from the book, or decided and about to be written. */
final class Posting {

    enum Kind {
        EARN,
        SPEND,
        RESERVE,
        CAPTURE,
        RELEASE,
        MATURE,
        EXPIRE,
        TAKE_BACK,
        GIVE_BACK,
        MOVE,
        CREDIT,
        DEBIT,
        REPAY
    }

    /**
     * Value that goes from one pocket to another. A pocket of lots names its lot.
     *
     * @param of the earlier transfer that this one reverses or settles, 0 for none
     */
    record Transfer(
            long id,
            long fromAccount,
            Pocket from,
            long fromLot,
            long toAccount,
            Pocket to,
            long toLot,
            long amount,
            long of) {}

    final long id;
    final Kind kind;
    final long accountId;
    final List<Transfer> transfers = new ArrayList<>();

    /** What was asked for: the key, the cause and, for a reservation, its end. */
    Key key;

    Cause cause;

    @Nullable
    Instant until;

    /** The earlier posting this one follows from, 0 for none. */
    long of;

    long amount;
    long shortfall;

    Posting(long id, Kind kind, long accountId, Key key, Cause cause) {
        this.id = id;
        this.kind = kind;
        this.accountId = accountId;
        this.key = key;
        this.cause = cause;
    }
}
