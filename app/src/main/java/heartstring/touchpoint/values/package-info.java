/**
 * How times, days, numbers and yes or no are read in the files that people bring; pure.
 * Flow: a cell of a row → ValueRules and TimeRules → a value, or none.
 */
@NullMarked
package heartstring.touchpoint.values;

import org.jspecify.annotations.NullMarked;
