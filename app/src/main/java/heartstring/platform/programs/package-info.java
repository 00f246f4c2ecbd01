/**
 * Programs of this machine, run as children of this JVM.
 * Each has a time limit, a bound on the output that is kept, and an environment without surprises.
 */
@NullMarked
package heartstring.platform.programs;

import org.jspecify.annotations.NullMarked;
