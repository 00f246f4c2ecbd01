package heartstring.loyalty.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares balances and lots with what the transfers come to: soon after something moved, and all of them in a slow round. It goes
 * on where it stopped, on whichever server. A difference is a fault of the house: it is kept, told in the log, counted and shown.
 */
@Component
public class Recount implements Chore {

    /** The most accounts compared in one statement. */
    static final int BATCH = 200;

    /** Postings younger than this may belong to a transaction that is still under way. */
    static final Duration SETTLED = Duration.ofSeconds(20);

    /** How much time of the book is looked at in one go; it grows while nothing has moved. */
    private static final Duration STRIDE = Duration.ofSeconds(10);

    private static final Duration LONGEST_STRIDE = Duration.ofDays(30);
    /** A round over all begins at most so often. */
    private static final Duration ROUND = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

    private final RecountSql sql;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private volatile Duration stride = STRIDE;

    Recount(RecountSql sql, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public int some() {
        return Boolean.TRUE.equals(transactions.execute(status -> step())) ? 1 : 0;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** One window of what moved, and one batch of the slow round; whether there is more of what moved. */
    private boolean step() {
        RecountSql.Standing at = sql.take();
        if (at == null) {
            return false;
        }
        Instant now = time.instant();
        round(at, now);
        Instant horizon = now.minus(SETTLED);
        if (!at.seenUntil().isBefore(horizon)) {
            return false;
        }
        Instant end = at.seenUntil().plus(stride);
        end = end.isAfter(horizon) ? horizon : end;
        List<Long> moved = sql.movedBetween(at.seenUntil(), end);
        for (int from = 0; from < moved.size(); from += BATCH) {
            compare(moved.subList(from, Math.min(moved.size(), from + BATCH)));
        }
        sql.seen(end);
        Duration longer = stride.multipliedBy(2);
        stride = !moved.isEmpty() ? STRIDE : longer.compareTo(LONGEST_STRIDE) < 0 ? longer : LONGEST_STRIDE;
        return end.isBefore(horizon);
    }

    private void round(RecountSql.Standing at, Instant now) {
        boolean rests =
                at.roundAccountId() == 0 && at.rounds() > 0 && at.roundBeganAt().isAfter(now.minus(ROUND));
        if (rests) {
            return;
        }
        List<Long> accounts = sql.accountsAfter(at.roundAccountId(), BATCH);
        compare(accounts);
        boolean over = accounts.size() < BATCH;
        sql.round(over ? 0 : accounts.getLast(), at.roundAccountId() == 0 ? now : at.roundBeganAt(), over ? now : null);
    }

    /**
     * Compares these accounts and their lots, in the caller's transaction.
     *
     * @return how many differences there are
     */
    int compare(List<Long> accounts) {
        if (accounts.isEmpty()) {
            return 0;
        }
        Instant now = time.instant();
        List<RecountSql.Difference> found = sql.differences(accounts);
        sql.note(accounts, found, now);
        if (!found.isEmpty()) {
            LOG.error(
                    "ALARM: the ledger's caches differ from its transfers in {} places, first in account {}. See the page"
                            + " \"Ledger check\"; rebuild mends them",
                    found.size(),
                    found.getFirst().accountId());
        }
        return found.size();
    }

    /** How many differences are open. */
    public long open() {
        return sql.open();
    }
}
