/**
 * A person added by hand, with a warning when somebody is probably here already.
 * Flow: NewcomersPage → Likely warns → Newcomers tells the intake, as any source would.
 */
@NullMarked
package heartstring.desk.newcomers;

import org.jspecify.annotations.NullMarked;
