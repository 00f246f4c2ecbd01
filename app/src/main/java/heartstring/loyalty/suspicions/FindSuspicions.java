package heartstring.loyalty.suspicions;

import heartstring.loyalty.upkeep.Chore;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for suspicions every quarter of an hour, on one server of the house at a time. */
@Component
public class FindSuspicions implements Chore {

    private static final Duration BETWEEN = Duration.ofMinutes(15);
    /** Two weeks: a week has to be whole, and a server may have been down. */
    private static final Duration BACK = Duration.ofDays(14);

    private final FindersSql sql;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    FindSuspicions(FindersSql sql, Settings settings, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public int some() {
        find(time.instant().minus(BETWEEN));
        return 0;
    }

    /** Looks now, unless it was done after that moment; how many were found. */
    public int find(Instant before) {
        Integer found = transactions.execute(status -> {
            Instant now = time.instant();
            if (!sql.lockCursor(before)) {
                return 0;
            }
            Instant since = now.minus(BACK);
            int count = sql.own(since, now)
                    + sql.cashier(since, now, settings.zone())
                    + sql.claims(since, now, settings.zone())
                    + sql.friends(since, now, settings.zone())
                    + sql.refusedFriends(since, now)
                    + sql.nearLimit(since, now, settings.zone())
                    + sql.merges(since, now)
                    + sql.earns(now, settings.zone());
            sql.looked(now);
            return count;
        });
        return found == null ? 0 : found;
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }
}
