/**
 * Who is asked when: triggers on events, a guard against asking anybody too often, and for each person why they were asked or not.
 * Flow: AskingBelt notes who is due → Asking, which asks AskingRules → a letter with the first question in it, or the reason why not.
 */
@NullMarked
package heartstring.experience.asking;

import org.jspecify.annotations.NullMarked;
