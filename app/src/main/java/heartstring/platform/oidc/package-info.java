/**
 * Sign-in through the organisation's own identity provider (OpenID Connect).
 * Settings make a registration, the provider vouches for an e-mail address, and that address is one of our users.
 */
@NullMarked
package heartstring.platform.oidc;

import org.jspecify.annotations.NullMarked;
