/**
 * What this room itself tells of a customer: each change of a deal, a note, a task that was done becomes a touchpoint of the lead piece.
 * Flow: a slice of this room, in its transaction → Chronicle → the intake → the timeline, worded by SalesWords.
 */
@NullMarked
package heartstring.crm.chronicle;

import org.jspecify.annotations.NullMarked;
