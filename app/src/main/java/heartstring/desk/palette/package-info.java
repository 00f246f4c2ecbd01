/**
 * The palette of every page: type a few letters and go to a record, a page, or do something, whoever you are and may see.
 * Flow: palette.js → PalettePage → Palette (asks Finder, PaletteSql, Ways and Doings) → the list; Visits notes what was opened.
 */
@NullMarked
package heartstring.desk.palette;

import org.jspecify.annotations.NullMarked;
