/**
 * Who may come in and what they may do.
 * Every handler carries one of {@code @Open}, {@code @ForRoles}, {@code @ForScope}; without one it is refused.
 */
@NullMarked
package heartstring.platform.auth;

import org.jspecify.annotations.NullMarked;
