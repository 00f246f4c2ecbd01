/**
 * The journey of the demo shop's customers as the shop designs it; how it is lived is in the stream.
 * Flow: DemoShop → DemoJourneys → {@code experience.journeys.Journeys}.
 */
@NullMarked
package heartstring.demo.journeys;

import org.jspecify.annotations.NullMarked;
