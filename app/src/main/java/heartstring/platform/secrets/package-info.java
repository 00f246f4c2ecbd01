/**
 * Random tokens, their digests, and the key that seals what must be read again.
 * Whoever stores a secret seals it in the {@code Vault} first, or stores its digest only.
 */
@NullMarked
package heartstring.platform.secrets;

import org.jspecify.annotations.NullMarked;
