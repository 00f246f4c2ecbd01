/**
 * What made a difference: of all that was given to some and kept from others by lot, what those who got it did more than those held out, how
 * sure that is however often one looks, for whom, and how many more are needed to know.
 * Flow: EffectsStudy, each night → TrialsSql, EffectRules → kernels/effects → EffectsSql; FoundEffects is the door;
 * insight.effectdesk shows it.
 */
@NullMarked
package heartstring.insight.effects;

import org.jspecify.annotations.NullMarked;
