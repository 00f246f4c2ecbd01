/**
 * What can be done for a customer, what cannot and why, and what each is believed to bring; pure.
 * Flow: NextBest → ActionRules says what can be done → WorthRules says in numbers what is believed → Weighed draws one by kernels.bandit.
 */
@NullMarked
package heartstring.decision.actionrules;

import org.jspecify.annotations.NullMarked;
