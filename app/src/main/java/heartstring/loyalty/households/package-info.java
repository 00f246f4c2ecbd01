/**
 * Customers who pool: what they earn from joining on goes to an account in common, and what they had stays theirs.
 * Flow: member's page or API → Households → Purses put the pool beside the pieces' own accounts, for earning and for spending.
 */
@NullMarked
package heartstring.loyalty.households;

import org.jspecify.annotations.NullMarked;
