package heartstring.desk.context;

import heartstring.decision.actions.Asker;
import heartstring.decision.actions.NextAction;
import heartstring.decision.actions.NextBest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was decided for a customer to do next. */
@Component
class DecidedAct implements NextAct {

    private final NextBest best;

    DecidedAct(NextBest best) {
        this.best = best;
    }

    @Override
    public Optional<String> of(long customerId) {
        return best.of(customerId, Asker.PROGRAM).filter(NextAction::isOpen).map(DecidedAct::json);
    }

    private static String json(NextAction act) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", act.id())
                .put("action", act.action().name().toLowerCase(Locale.ROOT))
                .put("about", act.about())
                .put("say", act.say())
                .put("until", act.until().toString())
                .toString();
    }
}
