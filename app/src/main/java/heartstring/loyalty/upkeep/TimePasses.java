package heartstring.loyalty.upkeep;

import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what the passing of time does, also to accounts that nobody touches: what waited long enough can be spent, what is
 * over is lost, reservations nobody came back for are freed. An account that cannot be brought up to date holds up no other.
 */
@Component
public class TimePasses implements Chore {

    /** The most accounts, and the most reservations, of one transaction. */
    static final int BATCH = 200;

    /** The most accounts set aside because something is wrong with them; they are tried again after an hour. */
    private static final int MOST_ASIDE = 10_000;

    private static final Duration ASIDE = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(TimePasses.class);

    private final TimePassesSql sql;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Map<Long, Instant> aside = new ConcurrentHashMap<>();

    TimePasses(TimePassesSql sql, Ledger ledger, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public int some() {
        Instant now = time.instant();
        aside.values().removeIf(until -> until.isBefore(now));
        return release(now) + accounts(now);
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(2);
    }

    private int accounts(Instant now) {
        try {
            Integer done = transactions.execute(status -> {
                List<Long> accounts = sql.alone() ? sql.lockDue(now, aside.keySet(), BATCH) : List.of();
                if (!accounts.isEmpty()) {
                    ledger.bringUpToDate(accounts);
                }
                return accounts.size();
            });
            return done == null ? 0 : done;
        } catch (IllegalStateException | DataAccessException e) {
            LOG.warn("A batch of accounts could not be brought up to date; each is by itself: {}", e.toString());
            return oneByOne(now);
        }
    }

    private int oneByOne(Instant now) {
        int done = 0;
        for (long account : sql.due(now, aside.keySet(), BATCH)) {
            try {
                ledger.bringUpToDate(List.of(account));
                done++;
            } catch (IllegalStateException | DataAccessException e) {
                LOG.error("Account {} cannot be brought up to date; is its cache wrong?", account, e);
                if (aside.size() < MOST_ASIDE) {
                    aside.put(account, now.plus(ASIDE));
                }
            }
        }
        return done;
    }

    /** The key is made of the reservation, so that it is freed once whoever comes first. */
    private int release(Instant now) {
        Integer done = transactions.execute(status -> {
            List<Long> over = sql.alone() ? sql.overHolds(now, BATCH) : List.of();
            List<Outcome> outcomes = ledger.post(over.stream()
                    .<Command>map(id ->
                            new Command.Release(Key.of("hold", String.valueOf(id), "release"), id, Cause.time(now)))
                    .toList());
            if (outcomes.stream().anyMatch(o -> !(o instanceof Outcome.Done d && !d.replayed()))) {
                // Somebody was faster; what is settled stands on no list.
                sql.dropSettled(over);
            }
            return over.size();
        });
        return done == null ? 0 : done;
    }
}
