package heartstring.commerce.orders;

import java.util.Set;

/**
 * A room above that keeps figures of orders. Called in the transaction that changed them, so it sees the new state in the
 * views and either both are kept or neither.
 */
public interface OrderWatcher {

    /**
     * Orders changed.
     *
     * @param profiles those whose orders they are or were
     * @param orders those that changed, or are gone
     */
    void changed(Set<Long> profiles, Set<OrderKey> orders);

    /** All orders were forgotten, and will be derived again. */
    void forgotten();
}
