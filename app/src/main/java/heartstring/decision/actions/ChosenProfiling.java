package heartstring.decision.actions;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.decision.actionfacts.Profiling;
import org.springframework.stereotype.Component;

/** What customers chose about suggestions, read at each decision. */
@Component
class ChosenProfiling implements Profiling {

    private final Choices choices;

    ChosenProfiling(Choices choices) {
        this.choices = choices;
    }

    @Override
    public boolean isAllowed(long customerId) {
        return choices.allows(customerId, Use.RECOMMENDATIONS);
    }
}
