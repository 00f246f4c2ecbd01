/**
 * What the next best action is chosen by: what is known of a customer, and what this house has to offer.
 * Flow: NextBest → ActionFacts → one statement over the views of the rooms below → Known; and House.
 */
@NullMarked
package heartstring.decision.actionfacts;

import org.jspecify.annotations.NullMarked;
