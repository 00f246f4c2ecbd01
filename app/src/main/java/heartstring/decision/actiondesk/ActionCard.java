package heartstring.decision.actiondesk;

import heartstring.decision.actions.NextAction;
import org.jspecify.annotations.Nullable;

/**
 * What to do next, beside a customer.
 *
 * @param next null where nothing can be said
 * @param fault what did not work, empty otherwise
 */
public record ActionCard(long customerId, @Nullable NextAction next, String fault) {}
