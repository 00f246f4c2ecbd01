/**
 * Who goes without something, so that what it does to the others can be seen: arms drawn by hashing, kept for each piece.
 * Flow: a room that gives something asks Arms which arm a customer is in, acts, and says that the customer met it.
 */
@NullMarked
package heartstring.story.arms;

import org.jspecify.annotations.NullMarked;
