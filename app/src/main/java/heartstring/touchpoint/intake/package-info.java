/**
 * Takes touchpoints in from any Segment client: checks them, places each with its person and writes them once and for ever.
 * Flow: TrackingApi → EventRules → Intake → Writer (batches of several callers) → Batch (one transaction) → touchpoints.
 */
@NullMarked
package heartstring.touchpoint.intake;

import org.jspecify.annotations.NullMarked;
