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

    /** How much time of the book is looked at in one go at first; longer while little has moved, shorter after a lot. */
    private static final Duration STRIDE = Duration.ofSeconds(1);

    private static final Duration SHORTEST_STRIDE = Duration.ofMillis(50);
    private static final Duration LONGEST_STRIDE = Duration.ofDays(30);

    /** About so many accounts are to be compared in one transaction. */
    private static final int MANY = 2_000;

    /** A round over all begins at most so often. */
    private static final Duration ROUND = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

    private final RecountSql sql;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private volatile Duration stride = STRIDE;
    private volatile Duration breath = Duration.ZERO;

    Recount(RecountSql sql, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public int some() {
        long began = System.nanoTime();
        boolean more = Boolean.TRUE.equals(transactions.execute(status -> step()));
        breath = Duration.ofNanos(System.nanoTime() - began);
        return more ? 1 : 0;
    }

    /** After a rush it has much to check, while customers stand at the till: it takes half of one processor at most. */
    @Override
    public Duration breath() {
        return breath;
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
        stride = next(stride, moved.size());
        return end.isBefore(horizon);
    }

    /** The stride after one in which so many accounts were moved. */
    static Duration next(Duration stride, int moved) {
        if (moved > MANY) {
            Duration shorter = stride.dividedBy(2);
            return shorter.compareTo(SHORTEST_STRIDE) > 0 ? shorter : SHORTEST_STRIDE;
        }
        Duration longer = moved < MANY / 4 ? stride.multipliedBy(2) : stride;
        return longer.compareTo(LONGEST_STRIDE) < 0 ? longer : LONGEST_STRIDE;
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
