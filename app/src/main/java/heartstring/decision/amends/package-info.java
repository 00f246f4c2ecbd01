/**
 * Amends: points, vouchers of theirs alone or goods that are given because of a case, paid for by a budget, through the ledger; more
 * than is left of it is refused, and what was given by mistake is taken back while the room below allows it.
 * Flow: the page of a case or a program → Amends (asks Offers what it costs) → Budgets, then Handing → loyalty, in one transaction.
 */
@NullMarked
package heartstring.decision.amends;

import org.jspecify.annotations.NullMarked;
