/**
 * The gift at the till: for this basket and this customer one gift within a budget, with its reason; or none, with the reason.
 * Flow: a till → Gifts → GiftFacts → GiftRules weighs, kernels.gifts draws one → GiftHolds sets its cost aside → GiftActs: given, or not
 * today. Each decision is kept with all it was made from, so that it can be done again.
 */
@NullMarked
package heartstring.decision.gifts;

import org.jspecify.annotations.NullMarked;
