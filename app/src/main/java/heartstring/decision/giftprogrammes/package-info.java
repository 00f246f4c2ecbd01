/**
 * Gift programmes: what tills may give away, to whom how often, within which budget, and how many pieces are left.
 * Flow: a manager on the page of gifts → GiftProgrammes → GiftStock, pieces in the ledger; kept in memory until one is changed.
 */
@NullMarked
package heartstring.decision.giftprogrammes;

import org.jspecify.annotations.NullMarked;
