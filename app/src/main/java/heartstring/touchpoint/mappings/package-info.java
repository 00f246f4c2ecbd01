/**
 * Says which column of a file means what, and turns rows into the events that the intake knows: people and orders.
 * Flow: a mapping (shipped, brought as JSON, or guessed from the headings) → PersonRows or OrderRows → Shaped.
 */
@NullMarked
package heartstring.touchpoint.mappings;

import org.jspecify.annotations.NullMarked;
