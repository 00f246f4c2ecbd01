/**
 * Receipts claimed at a till: a purchase without a card becomes a member's. For the till's page and for programs.
 * Flow: ReceiptsApi, ReceiptsCalls → loyalty.claims.
 */
@NullMarked
package heartstring.desk.receipts;

import org.jspecify.annotations.NullMarked;
