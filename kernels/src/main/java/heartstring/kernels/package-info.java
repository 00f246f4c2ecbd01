/**
 * The mathematics of the house: pure functions over arrays and records.
 * Nothing here knows Spring, SQL, the clock or a logger; rooms feed the numbers in and keep what comes out.
 */
@NullMarked
package heartstring.kernels;

import org.jspecify.annotations.NullMarked;
