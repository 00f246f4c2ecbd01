package heartstring.loyalty.upkeep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of the book on its page.
 *
 * @param open how many differences there are now
 * @param seenUntil what moved before this was looked at since
 * @param lastRound when the last whole round over all accounts ended, null while there was none
 */
public record CheckView(
        long open, Instant seenUntil, @Nullable Instant lastRound, long rounds, List<Finding> findings) {

    /** A difference; {@code lotId} is 0 for the balance of the account, {@code goneAt} null while it is there. */
    public record Finding(
            long accountId,
            String holder,
            @Nullable String unit,
            long lotId,
            String pocket,
            long cached,
            long recounted,
            Instant foundAt,
            @Nullable Instant goneAt) {}
}
