/**
 * The pages of deals: the board to move them on, the list, one deal with everything around it, and its quote.
 * Flow: BoardPage, DealListPage, DealPage → Deals for what changes, BoardSql for what many deals show → jte.
 */
@NullMarked
package heartstring.crm.dealdesk;

import org.jspecify.annotations.NullMarked;
