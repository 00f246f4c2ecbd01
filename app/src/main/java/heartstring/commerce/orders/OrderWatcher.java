package heartstring.commerce.orders;

import java.util.Set;

/**
 * A room above that keeps figures of orders. Called in the transaction that changed them, so it sees the new state in the
 * views and either both are kept or neither.
 */
public interface OrderWatcher {

    /** The orders of these profiles changed. */
    void changed(Set<Long> profiles);

    /** All orders were forgotten, and will be derived again. */
    void forgotten();
}
