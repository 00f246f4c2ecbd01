package heartstring.customer.duplicates;

import heartstring.customer.matching.Movement;
import heartstring.customer.matching.MovementWatcher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hears of merges that are undone anywhere, and of pairs that are not kept apart any more. */
@Component
class OnMoved implements MovementWatcher {

    private final ObjectProvider<Duplicates> duplicates;

    OnMoved(ObjectProvider<Duplicates> duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public void moved(Movement movement) {
        if (!movement.kind().equals("undo")) {
            return;
        }
        if (movement.moved().isEmpty()) {
            duplicates.getObject().askAgain(movement.fromCustomer(), movement.toCustomer());
        } else {
            duplicates.getObject().undone(movement.fromCustomer(), movement.toCustomer());
        }
    }
}
