/**
 * Receipts that are claimed later: an order that names nobody becomes a member's, once, whoever knows its number, total and day.
 * Flow: ClaimsApi, ClaimsPage, the till → Claims → a fact in claim → OrderClaims → the order is derived anew and earns.
 */
@NullMarked
package heartstring.loyalty.claims;

import org.jspecify.annotations.NullMarked;
