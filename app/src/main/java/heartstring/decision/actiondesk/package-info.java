/**
 * The pages and calls of what to do next: the list of who waits for what, the card beside a customer, why this and not that; for programs,
 * too.
 * Flow: a colleague → ActionsPage, ActionPage → Answers, NextBest; a program → ActionsApi; all within reach.
 */
@NullMarked
package heartstring.decision.actiondesk;

import org.jspecify.annotations.NullMarked;
