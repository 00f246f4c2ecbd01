/**
 * Reads files that people bring: finds out their packing, encoding, format and columns, and gives their rows one by one.
 * Flow: a path → TextFile (what it is) → FileShape (how it is laid out) → Rows (CSV lines, address cards, JSON lines).
 */
@NullMarked
package heartstring.touchpoint.files;

import org.jspecify.annotations.NullMarked;
