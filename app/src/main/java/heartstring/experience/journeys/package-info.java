/**
 * Journeys as the business designs them: the stages that customers live through, the touchpoints of each, the feeling that is meant, what is
 * promised and who answers for it. Each design is kept. Flow: DesignPage → Journeys → JourneyRules → JourneysSql.
 */
@NullMarked
package heartstring.experience.journeys;

import org.jspecify.annotations.NullMarked;
