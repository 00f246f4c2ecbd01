/**
 * Turns the rows of a file into what the intake knows: people become identify calls, lines become orders and returns,
 * answers to surveys become what their program would have told.
 * Flow: a mapping is bound to a file (Binding) → PersonRows, OrderRows, AnswerRows or EventRows → Shaped, with a Tally of what it holds.
 */
@NullMarked
package heartstring.touchpoint.shapes;

import org.jspecify.annotations.NullMarked;
