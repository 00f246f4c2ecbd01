/**
 * Surveys for programs: which there are, what came of them, and feedback from elsewhere in one normal record, each once.
 * Flow: SurveysApi → Surveys and FeedbackSql; feedback → the intake as “Survey Answered” → AnswersBelt.
 */
@NullMarked
package heartstring.experience.calls;

import org.jspecify.annotations.NullMarked;
