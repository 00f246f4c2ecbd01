/**
 * Money that campaigns may give away, by day, month or altogether, for all stores or for each. What is left lies in accounts of the
 * ledger, so that any number of tills together stop at the limit.
 * Flow: Budgets.open fills a period's purse when it is first needed → reserve → capture or free, or a draw of promotions.
 */
@NullMarked
package heartstring.loyalty.budgets;

import org.jspecify.annotations.NullMarked;
