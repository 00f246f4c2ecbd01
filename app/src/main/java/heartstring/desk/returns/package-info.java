/**
 * Goods that come back at a till: an earlier receipt is found, lines of it are taken back, and its order is told. For the till's page
 * and for programs.
 * Flow: ReturnsCalls, ReturnsApi → Receipts finds, ReturnDesk takes back under the order's lock → TillReturns, gift cards, and Refunds
 * tells the order; rules below take the points and discounts back.
 */
@NullMarked
package heartstring.desk.returns;

import org.jspecify.annotations.NullMarked;
