/**
 * Solves the puzzle of who is who: places each presented set of identifiers in a profile, and joins profiles into customers.
 * Flow: Presented → Puzzle (peek, place) → Joins → movements; undo and split go the other way and keep the pieces apart.
 */
@NullMarked
package heartstring.customer.matching;

import org.jspecify.annotations.NullMarked;
