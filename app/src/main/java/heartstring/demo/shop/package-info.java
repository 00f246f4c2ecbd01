/**
 * The door of the demo shop: an invented grocery chain, Marigold Market, told as a stream of events from a seed, and
 * the planted truths that an analysis of the stream must find again. It is pure: no clock, no database, no network.
 *
 * <p>Flow: {@code ShopPlan -> Shop -> events, truths -> SegmentJson}.
 */
@NullMarked
package heartstring.demo.shop;

import org.jspecify.annotations.NullMarked;
