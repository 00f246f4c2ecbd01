/**
 * What happens at the stages of journeys, customer by customer: which touchpoints, what was said and felt there, which promises were kept; and its
 * figures by day.
 * Flow: touchpoints, answers and what was read → StageBelt → pieces that are due → Stages asks WalkRules → stage_touch → RollUps →
 * experience.gaps.
 */
@NullMarked
package heartstring.experience.stages;

import org.jspecify.annotations.NullMarked;
