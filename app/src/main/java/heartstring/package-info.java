/**
 * The house. Each package directly below this one is a room; calls go down, news goes up.
 * The order of the rooms is written on each room's own sign and checked by a test.
 */
@NullMarked
package heartstring;

import org.jspecify.annotations.NullMarked;
