/**
 * What points can be spent on, and the taking and undoing of it: points and stock move in one posting each, both or neither.
 * Flow: till, member's page or API → Rewards.redeem → the ledger → a redemption with its code.
 */
@NullMarked
package heartstring.loyalty.rewards;

import org.jspecify.annotations.NullMarked;
