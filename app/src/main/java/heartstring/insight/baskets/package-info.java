/**
 * What goes together on receipts, what is bought instead of each other, and what completes a basket, each with the receipts it was counted
 * on. No customer is named in it.
 * Flow: ReceiptsSql reads orders → BasketStudy has the kernel find ties → TiesSql keeps them with the run; Complements answers other rooms
 * and the pages of basketdesk.
 */
@NullMarked
package heartstring.insight.baskets;

import org.jspecify.annotations.NullMarked;
