/**
 * Who goes without something, so that what it does to the others can be seen: what has a hold-out and how large, arms drawn by hashing, kept
 * for each piece.
 * Flow: a room that begins to give something optional tells HoldOuts once; before it gives, it asks Arms which arm a customer is in, acts, and
 * says that the customer met it, in either arm.
 */
@NullMarked
package heartstring.story.arms;

import org.jspecify.annotations.NullMarked;
