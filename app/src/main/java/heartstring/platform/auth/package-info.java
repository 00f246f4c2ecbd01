/**
 * Who is acting, what they may do, and how often they may guess.
 * Every handler carries one of {@code @Open}, {@code @ForRoles}, {@code @ForScope}; {@code Gate} refuses the rest.
 */
@NullMarked
package heartstring.platform.auth;

import org.jspecify.annotations.NullMarked;
