/**
 * Gaps between what is meant to be felt at a stage and what is felt there: when one has widened, the bell rings once, and again only after it
 * has closed. Flow: the figures of stages by day → Gaps asks GapRules → GapsSql, GapWidened.
 */
@NullMarked
package heartstring.experience.gaps;

import org.jspecify.annotations.NullMarked;
