/**
 * What conditions can ask of answers: numbers given, choices made, surveys answered and asked.
 * Flow: story.conditions → SurveyTerms → SurveyTermsSql, over all pieces of a customer.
 */
@NullMarked
package heartstring.experience.terms;

import org.jspecify.annotations.NullMarked;
