/**
 * What made a difference: of all that was given to some and kept from others by lot, what those who got it did more than those held out, how
 * sure that is however often one looks, whether it is worth what it costs, for whom, and how many more are needed to know.
 * Flow: EffectsStudy, each night → insight.trials → EffectRules, OrderRules → kernels/effects → EffectsSql, LooksSql; FoundEffects is the
 * door; insight.effectdesk and decision.holdouts show it.
 */
@NullMarked
package heartstring.insight.effects;

import org.jspecify.annotations.NullMarked;
