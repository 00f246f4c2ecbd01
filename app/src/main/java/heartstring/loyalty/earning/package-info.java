/**
 * What orders earn: judged anew whenever an order changes, so that in the end it has earned what its kept goods alone would have,
 * in whatever order its news came.
 * Flow: orders change → due orders → OrderJudge in bounded batches → PaidRules, EarnRules → the ledger.
 */
@NullMarked
package heartstring.loyalty.earning;

import org.jspecify.annotations.NullMarked;
