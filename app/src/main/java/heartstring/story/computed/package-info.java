/**
 * Computed properties: what somebody defined to be counted, summed or remembered of each customer's touchpoints, in all or in the last
 * days. Kept by piece and day, so that merges add up, undone merges fall apart again, and days age by themselves as they are read.
 * Flow: a definition → Filling reads the past, ComputedBelt what comes → parts → Computed, ComputedTerms (SetSql) at the moment of asking.
 */
@NullMarked
package heartstring.story.computed;

import org.jspecify.annotations.NullMarked;
