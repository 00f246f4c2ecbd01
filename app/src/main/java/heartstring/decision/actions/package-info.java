/**
 * The next best action: one thing to do for a customer now, nothing among them; the same for everybody who asks, until something new
 * happens or a day is over. Colleagues take it or say why not, and what came of it is learnt.
 * Flow: whoever asks → NextBest → actionfacts → actionrules weighs and draws one → next_action, kept with all it was made from; Answers; a
 * month later Learnt.
 */
@NullMarked
package heartstring.decision.actions;

import org.jspecify.annotations.NullMarked;
