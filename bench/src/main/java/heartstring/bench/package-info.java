/**
 * Measures the house over HTTP against a control that runs on the same machine in the same run.
 * Nothing here is shipped; figures are appended to {@code docs/bench}.
 */
@NullMarked
package heartstring.bench;

import org.jspecify.annotations.NullMarked;
