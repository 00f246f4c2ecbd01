/**
 * How the parts of the house find each other when it starts.
 * ByClass spares the search through all beans where the class itself names the one that is meant.
 */
@NullMarked
package heartstring.platform.wiring;

import org.jspecify.annotations.NullMarked;
