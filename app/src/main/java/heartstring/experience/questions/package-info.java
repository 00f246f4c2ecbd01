/**
 * What a survey asks and what can be answered, as closed sets of types that are JSON, and the rules between them; pure.
 * Flow: a form as it is kept → FormJson → Form; what was typed → AnswerRules → Given; what was given → PathRules → the next question.
 */
@NullMarked
package heartstring.experience.questions;

import org.jspecify.annotations.NullMarked;
