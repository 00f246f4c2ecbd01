/**
 * What this room keeps of a person: answers, answers that were begun, and when they were asked. Words are in touchpoints, which forget
 * them themselves; anonymous answers know nobody and stay.
 * Flow: Privacy → SurveyData → SurveyDataSql.
 */
@NullMarked
package heartstring.experience.privacy;

import org.jspecify.annotations.NullMarked;
