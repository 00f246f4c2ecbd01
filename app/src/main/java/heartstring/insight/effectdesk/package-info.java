/**
 * What made a difference, for people and programs: each trial drawn with its verdict and its groups, who met it, and a planner that says how
 * many customers it takes.
 * Flow: EffectsPage and EffectsApi → insight.effects, worded by Wording → EffectsView → jte or a Sheet.
 */
@NullMarked
package heartstring.insight.effectdesk;

import org.jspecify.annotations.NullMarked;
