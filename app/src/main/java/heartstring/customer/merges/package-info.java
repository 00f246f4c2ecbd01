/**
 * What people do with the puzzle by hand: merge, split, and undo either; each act is kept, with who did it.
 * Flow: page or API → Merges → a movement of profiles, and a "kept apart" that every matcher obeys.
 */
@NullMarked
package heartstring.customer.merges;

import org.jspecify.annotations.NullMarked;
