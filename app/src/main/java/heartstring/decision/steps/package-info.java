/**
 * What the steps of workflows do: each by the door of the room that does such things, in the transaction that keeps that it was done.
 * Flow: a run comes to a step → Deeds → the other room; what came of it is a Deed.
 */
@NullMarked
package heartstring.decision.steps;

import org.jspecify.annotations.NullMarked;
