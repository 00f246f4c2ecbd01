/**
 * Where people answer: a page for a link of a survey or of a person, one that stands in other sites, and one for a tablet in the shop.
 * Flow: AnswerPage or KioskPage → Begins keeps what was typed so far → AnswerRules and PathRules → Answers.
 */
@NullMarked
package heartstring.experience.answering;

import org.jspecify.annotations.NullMarked;
