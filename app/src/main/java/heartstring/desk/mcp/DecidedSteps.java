package heartstring.desk.mcp;

import heartstring.decision.actions.Asker;
import heartstring.decision.actions.NextAction;
import heartstring.decision.actions.NextBest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What was decided to be done next. */
@Component
class DecidedSteps implements NextSteps {

    private final NextBest best;

    DecidedSteps(NextBest best) {
        this.best = best;
    }

    @Override
    public Step of(long customerId) {
        return best.of(customerId, Asker.PROGRAM)
                .filter(NextAction::isOpen)
                .map(act -> new Step(act.action().name().toLowerCase(Locale.ROOT), act.say(), List.of(act.why())))
                .orElseGet(() -> new Step("nothing", "Nothing is to be done just now.", List.of()));
    }
}
