/**
 * What a basket costs with the promotions and codes of now; what was promised at a checkout is drawn from budgets and vouchers
 * together or not at all, and can be rolled back.
 * Flow: Quotes ask conditions and budgets and price the basket → Baskets draw it as a deal → captured or rolled back.
 */
@NullMarked
package heartstring.loyalty.baskets;

import org.jspecify.annotations.NullMarked;
