package heartstring.story.segments;

import heartstring.platform.postgres.PlansSql;
import heartstring.story.conditions.Conditions.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom a condition holds of, told while it is being put together: how many, and a few of them. In bounded time, for a few at once. */
@Component
public class Previews {

    /** A few people of it. */
    public static final int SAMPLE = 6;

    /** So many are counted at once on one server. */
    private static final int AT_ONCE = 2;

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration HOUSE_KEPT = Duration.ofMinutes(1);

    private final PreviewSql sql;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile @Nullable House house;

    Previews(PreviewSql sql, PlansSql plans, TransactionTemplate transactions) {
        this.sql = sql;
        this.plans = plans;
        this.transactions = transactions;
    }

    /** One of them whom whoever acts may see. */
    public record Someone(long customerId, String name) {}

    /**
     * What came of it, of those whom whoever acts may see.
     *
     * @param house all of them
     * @param whole whether these are the whole house
     * @param some a few of those of whom it holds
     */
    public record Preview(long customers, long house, boolean whole, List<Someone> some) {
        public Preview {
            some = List.copyOf(some);
        }

        public boolean isEverybody() {
            return house > 0 && customers == house;
        }
    }

    /** How many there were in the whole house at that moment of the clock that only runs. */
    private record House(long customers, long at) {}

    /** Empty where it takes too long, or too many are at it. */
    public Optional<Preview> of(Statement customers) {
        if (!turns.tryAcquire()) {
            return Optional.empty();
        }
        try {
            long until = System.nanoTime() + LONGEST.toNanos();
            return Optional.ofNullable(transactions.execute(status -> {
                plans.forThisPage();
                boolean whole = sql.isEverybodySeen();
                within(until);
                long count = sql.count(customers);
                long all = whole ? house(until) : seen(until);
                within(until);
                return new Preview(count, Math.max(count, all), whole, sql.some(customers, SAMPLE));
            }));
        } catch (QueryTimeoutException e) {
            return Optional.empty();
        } finally {
            turns.release();
        }
    }

    /** All statements together take no longer: the next one has what the others left. */
    private void within(long until) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new QueryTimeoutException("No time is left to count them.");
        }
        sql.within(left);
    }

    private long house(long until) {
        House last = house;
        if (last == null || System.nanoTime() - last.at() > HOUSE_KEPT.toNanos()) {
            last = new House(seen(until), System.nanoTime());
            house = last;
        }
        return last.customers();
    }

    private long seen(long until) {
        within(until);
        return sql.house();
    }
}
