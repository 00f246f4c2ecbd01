/**
 * What the house does with the book by itself: value begins and ends as time passes, caches are checked and built anew.
 * Flow: Upkeep → one Chore after the other, a bounded batch at a time → the ledger; Recount → findings → alarm, page and metric.
 */
@NullMarked
package heartstring.loyalty.upkeep;

import org.jspecify.annotations.NullMarked;
