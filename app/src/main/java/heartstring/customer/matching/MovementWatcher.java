package heartstring.customer.matching;

/**
 * A room above that has something to settle when people move pieces between customers by hand: merge, split or undo. Called in the
 * transaction that moved them, after it. What rules join is not told: joining takes nothing apart.
 */
public interface MovementWatcher {

    /** These profiles have moved. */
    void moved(Movement movement);
}
