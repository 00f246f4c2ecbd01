/**
 * The next best action: one thing to do for a customer now, nothing among them; the same for everybody who asks, until something new
 * happens or a day is over. It is drawn by what it was seen to bring, what it costs and how soon after another it comes; colleagues take it or
 * say why not, and what came of it is learnt.
 * Flow: whoever asks → NextBest → actionfacts → ActionRules weighs, kernels.bandit draws one → next_action, kept with all it was made from.
 */
@NullMarked
package heartstring.decision.actions;

import org.jspecify.annotations.NullMarked;
