package heartstring.platform.postgres;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions that met: each waited for what the other held, and PostgreSQL let one of them go on and undid the other. */
public final class Meeting {

    private static final int TIMES = 5;

    private Meeting() {}

    /**
     * Runs a whole transaction, anew where it met another and was undone, at most {@value #TIMES} times in all. What it did besides the
     * database has to bear that. Within a transaction it runs once, for only the outermost can begin anew.
     */
    public static <T> T again(Supplier<T> transaction) {
        for (int left = TIMES - 1; ; left--) {
            try {
                return transaction.get();
            } catch (PessimisticLockingFailureException met) {
                if (left == 0 || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw met;
                }
            }
        }
    }
}
