/**
 * How people come into workflows, and how what happens to them reaches their runs. The belt only notes what a workflow listens to; the rest is
 * done in batches, in the order in which it happened, one workflow at a time.
 * Flow: touchpoints → WorkflowBelt, segments, days, programs and colleagues → NewsSql → Placing (asks EntryRules) → runs.
 */
@NullMarked
package heartstring.decision.entering;

import org.jspecify.annotations.NullMarked;
