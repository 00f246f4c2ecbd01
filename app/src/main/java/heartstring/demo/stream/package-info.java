/**
 * The ground of the demo shop: what is asked for, what an event looks like, seeded chance and the calendar.
 * It knows no customer and never reads the clock.
 *
 * <p>Flow: {@code ShopPlan -> Days + Dice -> ShopEvent -> SegmentJson}.
 */
@NullMarked
package heartstring.demo.stream;

import org.jspecify.annotations.NullMarked;
