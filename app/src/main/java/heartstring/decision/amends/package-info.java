/**
 * Amends: points that are given because of a case, paid for by a budget, through the ledger; more than is left of it is refused.
 * Flow: the page of a case or a program → Amends → Budgets and Adjustments, in one transaction.
 */
@NullMarked
package heartstring.decision.amends;

import org.jspecify.annotations.NullMarked;
