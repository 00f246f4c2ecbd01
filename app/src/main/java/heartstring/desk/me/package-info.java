/**
 * What a member is told about themselves: what is held and why, why they were offered something, what is believed of them, and the switches.
 * Flow: the session of loyalty.me → MyDataPage, MyErasurePage → MyData asks every room → a word of theirs goes to Choices, Consents, memory.
 */
@NullMarked
package heartstring.desk.me;

import org.jspecify.annotations.NullMarked;
