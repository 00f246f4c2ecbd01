package heartstring.decision.actions;

import heartstring.decision.actionrules.Action;
import java.time.Instant;

/**
 * The one thing to do for a customer now.
 *
 * @param id of the decision, as it is kept; never 0
 * @param about what it is about, such as the name of a product or what was promised; empty for nothing in particular
 * @param why one sentence for colleagues; may tell of what was said among them, so never shown to the customer
 * @param say one sentence that may be said or shown to the customer; empty where there is nothing to say
 * @param until until then it stays the same, unless something new happens
 * @param state open, accepted or dismissed; one that was dismissed or done is not asked for again, and another follows it
 */
public record NextAction(
        long id,
        long customerId,
        Action action,
        String about,
        String why,
        String say,
        Instant decidedAt,
        Instant until,
        String state) {

    /** Whether there is something to do that nobody has taken yet. */
    public boolean isOpen() {
        return action != Action.NOTHING && state.equals("open");
    }
}
