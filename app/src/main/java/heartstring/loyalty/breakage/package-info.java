/**
 * The share of outstanding points that is expected never to be redeemed, from how long lots lasted so far.
 * Flow: Breakage (a chore) → BreakageSql adds lots up by age → BreakageRules asks the survival curve → loyalty.breakage.
 */
@NullMarked
package heartstring.loyalty.breakage;

import org.jspecify.annotations.NullMarked;
