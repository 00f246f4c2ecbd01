package heartstring.loyalty.budgets;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The numbers of purses, kept in memory: a purse that was opened stays. What a transaction opened itself it may yet undo, so it keeps nothing. */
@Component
class PurseIds {

    private static final int MOST = 10_000;

    private final BudgetsSql sql;
    private final Map<At, Long> known = new ConcurrentHashMap<>();

    PurseIds(BudgetsSql sql) {
        this.sql = sql;
    }

    private record At(long budget, LocalDate starts, String store) {}

    Optional<Long> of(long budget, LocalDate starts, String store) {
        At at = new At(budget, starts, store);
        Long there = known.get(at);
        if (there != null) {
            return Optional.of(there);
        }
        Optional<Long> read = sql.purse(budget, starts, store).map(Purse::id);
        if (!TransactionSynchronizationManager.hasResource(this)) {
            read.ifPresent(id -> keep(at, id));
        }
        return read;
    }

    private void keep(At at, long id) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(at, id);
    }

    /** This transaction has opened one. */
    void opened() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(PurseIds.this);
                }
            });
        }
    }
}
