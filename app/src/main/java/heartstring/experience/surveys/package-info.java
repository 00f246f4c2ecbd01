/**
 * The surveys of the house and their versions: what was published stays as it is, what is edited is the next version.
 * Flow: SurveysPage and BuilderPage → Surveys, which asks FormRules → SurveysSql; whoever shows a survey asks Surveys for its form.
 */
@NullMarked
package heartstring.experience.surveys;

import org.jspecify.annotations.NullMarked;
