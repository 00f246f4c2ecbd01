/**
 * Which tier members have: worked out from what the customer's own pieces did, at once when an order is judged, and as time passes.
 * Flow: OrderJudge, TierWork → Tiers → entries → TierRules → standings, changes, TierReached.
 */
@NullMarked
package heartstring.loyalty.tiers;

import org.jspecify.annotations.NullMarked;
