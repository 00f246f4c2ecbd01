/**
 * The house's clock: whoever decides by the time of day asks it. It can be put back for one thread that tells what happened before.
 * Flow: a bean of InstantSource → rules that take the moment as an argument.
 */
@NullMarked
package heartstring.platform.time;

import org.jspecify.annotations.NullMarked;
