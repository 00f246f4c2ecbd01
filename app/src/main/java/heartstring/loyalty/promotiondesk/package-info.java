/**
 * The page and the calls for promotions: writing and stopping them, pricing baskets, and drawing what that costs.
 * Flow: PromotionsPage or PromotionsApi → Promotions; BasketsApi → Quotes and Baskets.
 */
@NullMarked
package heartstring.loyalty.promotiondesk;

import org.jspecify.annotations.NullMarked;
