/**
 * The people who work here: their roles, passwords, the first of them, and forgotten passwords.
 * A page asks {@code Users}, which decides by {@code UserRules} and writes through {@code UsersSql}.
 */
@NullMarked
package heartstring.platform.users;

import org.jspecify.annotations.NullMarked;
