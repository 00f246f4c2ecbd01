/**
 * What was answered: a touchpoint where somebody is known, and beside it what can be counted. Of an anonymous survey, or when nobody is
 * known, the answer stands here alone and belongs to nobody.
 * Flow: a page, kiosk, program or file → Answers → the intake and AnswersSql; answers of other programs → AnswersBelt → AnswersSql.
 */
@NullMarked
package heartstring.experience.answers;

import org.jspecify.annotations.NullMarked;
