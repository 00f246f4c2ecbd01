/**
 * Rewards given at a till, each once under its own key; one that was promised without a network and cannot be honoured is kept as an
 * exception. For the till's page and for programs.
 * Flow: RedemptionsCalls, RedemptionsApi → Redemptions → loyalty.rewards, and TillActs for the keys.
 */
@NullMarked
package heartstring.desk.redemptions;

import org.jspecify.annotations.NullMarked;
