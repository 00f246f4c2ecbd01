package heartstring.story.segments;

import heartstring.platform.postgres.PlansSql;
import heartstring.story.conditions.Conditions.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    private static final int MOST_MILLIS = 3_000;

    private final PreviewSql sql;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Previews(PreviewSql sql, PlansSql plans, TransactionTemplate transactions) {
        this.sql = sql;
        this.plans = plans;
        this.transactions = transactions;
    }

    /** One of them whom whoever acts may see. */
    public record Someone(long customerId, String name) {}

    /**
     * What came of it.
     *
     * @param customers of the whole house
     * @param house all customers
     * @param some of those whom whoever acts may see
     */
    public record Preview(long customers, long house, List<Someone> some) {
        public Preview {
            some = List.copyOf(some);
        }

        public boolean isEverybody() {
            return house > 0 && customers == house;
        }
    }

    /** Empty where it takes too long, or too many are at it. */
    public Optional<Preview> of(Statement customers) {
        if (!turns.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(transactions.execute(status -> {
                plans.forTheseValues();
                sql.within(MOST_MILLIS);
                return new Preview(sql.count(customers), sql.house(), sql.some(customers, SAMPLE));
            }));
        } catch (QueryTimeoutException e) {
            return Optional.empty();
        } finally {
            turns.release();
        }
    }
}
