/**
 * From a form to a session and back: sign-in, second step, sign-out, my account.
 * {@code LoginPage} asks {@code Login}; {@code SessionContexts} keeps only ids in the session and asks for the rest anew.
 */
@NullMarked
package heartstring.platform.login;

import org.jspecify.annotations.NullMarked;
