/**
 * Signatures of outgoing mail (DKIM, RFC 6376), by which other mail servers see that it is ours and unchanged.
 * Flow: SigningPage → Signatures makes a key and shows its DNS record; Emails → Signatures, with each mail of that domain.
 */
@NullMarked
package heartstring.messaging.dkim;

import org.jspecify.annotations.NullMarked;
