/**
 * Journeys for programs and for conditions: how they are designed and lived, the ways found, the gaps; at which stage a customer is and was.
 * Flow: JourneysApi → experience.journeymap; JourneyTerms, and StageGrouping for the index by group → JourneyTermsSql.
 */
@NullMarked
package heartstring.experience.journeycalls;

import org.jspecify.annotations.NullMarked;
