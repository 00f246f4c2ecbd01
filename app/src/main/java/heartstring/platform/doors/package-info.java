/**
 * The security filter chains: pages with sessions, the API with keys, the intake, the operations.
 * A request enters by its path; each chain says how it is authenticated and which headers the answer carries.
 */
@NullMarked
package heartstring.platform.doors;

import org.jspecify.annotations.NullMarked;
