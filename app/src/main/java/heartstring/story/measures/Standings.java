package heartstring.story.measures;

import heartstring.platform.postgres.Phases;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps one row per customer for lists to sort by, when it was last seen to the minute: so most touchpoints
 * change nothing here. It is recomputed from the customer's pieces whenever one of them changed,
 * and when the puzzle moved pieces: their movements are followed by number, which works because the puzzle's lock makes them
 * visible in the order of their numbers. One lock serialises all of this, so no recount can be overtaken by an older one.
 */
@Component
public class Standings implements SmartLifecycle {

    /** Customers recomputed in one statement. */
    static final int BATCH = 2_000;

    /** Movements followed in one transaction. */
    static final int MOST_MOVEMENTS = 500;

    static final Duration IDLE = Duration.ofMillis(300);
    static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final StandingsSql sql;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private volatile boolean running;
    private @Nullable Thread thread;

    Standings(StandingsSql sql, Settings settings, TransactionTemplate transactions) {
        this.sql = sql;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Recomputes the customers that own these profiles now, in the caller's transaction. */
    void refreshOwners(Set<Long> profiles) {
        if (!profiles.isEmpty()) {
            sql.lock();
            refresh(sql.owners(
                    profiles.stream().mapToLong(Long::longValue).sorted().toArray()));
        }
    }

    /**
     * Tells when profiles were last seen, in the caller's transaction; cheaper than recomputing their customers. Where the
     * puzzle has moved a profile and its movement was not followed yet, that recomputes both sides.
     */
    void seen(Map<Long, Instant> last) {
        if (last.isEmpty()) {
            return;
        }
        sql.lock();
        long[] fresh = sql.seen(last);
        if (fresh.length > 0) {
            refresh(fresh);
        }
    }

    private void refresh(long[] customers) {
        String currency = settings.currency().getCurrencyCode();
        for (int from = 0; from < customers.length; from += BATCH) {
            sql.refresh(
                    java.util.Arrays.copyOfRange(customers, from, Math.min(customers.length, from + BATCH)), currency);
        }
    }

    /** Follows all movements of the puzzle so far, in this thread; for rebuilding, bulk loads and tests. */
    public void drain() {
        while (follow(true)) {
            Thread.onSpinWait();
        }
    }

    void forget() {
        sql.lock();
        sql.forget();
    }

    private boolean follow(boolean wait) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Long cursor = sql.cursor(wait);
            if (cursor == null) {
                return wait;
            }
            StandingsSql.Moves moves = sql.moves(cursor, MOST_MOVEMENTS);
            if (moves.last() == 0) {
                return false;
            }
            sql.lock();
            refresh(moves.customers());
            sql.advance(moves.last());
            return true;
        }));
    }

    private void run() {
        while (running) {
            Duration pause = Duration.ZERO;
            try {
                if (!follow(false)) {
                    pause = IDLE;
                }
            } catch (RuntimeException e) {
                LOG.warn("Following the puzzle stumbled and will try again: {}", e.toString());
                pause = AFTER_FAILURE;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("standings").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread last = thread;
        if (last != null) {
            try {
                last.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
