/**
 * Carries touchpoints, in bounded batches and none skipped, to the rooms above that derive something from them.
 * Flow: touchpoint.batch → Belts (one loop for the quick, one for each that takes long; one server at a time) → TouchpointConsumer, then
 * the cursor moves.
 */
@NullMarked
package heartstring.touchpoint.belts;

import org.jspecify.annotations.NullMarked;
