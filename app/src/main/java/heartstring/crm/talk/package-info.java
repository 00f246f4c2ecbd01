/**
 * What was said between a customer and us, as touchpoints tell it: who spoke, whether it asks for an answer, and the words.
 * Flow: a touchpoint's JSON → TalkRules → Talk for the belt, Words for the page; pure, and never throws for odd contents.
 */
@NullMarked
package heartstring.crm.talk;

import org.jspecify.annotations.NullMarked;
