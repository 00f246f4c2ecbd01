/**
 * Carries touchpoints, in bounded batches and none skipped, to the rooms above that derive something from them.
 * Flow: touchpoint.batch → Belts (one loop a consumer, one server at a time) → TouchpointConsumer, then the cursor moves.
 */
@NullMarked
package heartstring.touchpoint.belts;

import org.jspecify.annotations.NullMarked;
