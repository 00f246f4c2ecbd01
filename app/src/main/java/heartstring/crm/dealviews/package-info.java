/**
 * Deals as a view wants them: chosen columns, filters, orders and groups as an address, typing in place, many at once, files.
 * Flow: address → DealQuery → DealViewsSql (DealWhereSql makes its conditions) → table; DealHand does what is done to many.
 */
@NullMarked
package heartstring.crm.dealviews;

import org.jspecify.annotations.NullMarked;
