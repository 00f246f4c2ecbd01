/**
 * The parts of the first page: for each role what is worth doing today, in a few lines and figures.
 * Flow: HomePage → Today → each TodayPart that is for whoever looks → Block → template. A part that counts the whole house keeps what it
 * counted for a while.
 */
@NullMarked
package heartstring.desk.today;

import org.jspecify.annotations.NullMarked;
