/**
 * Promotions: what makes baskets cheaper, line by line with reasons, whatever the order in which a basket was filled.
 * Flow: Promotions take them in → PromotionRules price a basket, CutRules one promotion of it, SharingRules to the cent.
 */
@NullMarked
package heartstring.loyalty.promotions;

import org.jspecify.annotations.NullMarked;
