/**
 * How far a colleague reaches: all records of a kind, those of their teams, or their own; set by role, decided here for everybody.
 * Flow: lists add {@code Reach.and} to their condition; a request that names one record passes ReachGate, which asks the room's ReachDoor.
 */
@NullMarked
package heartstring.platform.reach;

import org.jspecify.annotations.NullMarked;
