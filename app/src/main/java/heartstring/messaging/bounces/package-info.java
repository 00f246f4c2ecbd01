/**
 * What comes back after a mail was sent: reports that it did not arrive (RFC 3464), and complaints (RFC 5965).
 * Flow: mailin → BounceRules reads a report → Bounces marks the message, blocks its address where that is for good, and adds a touchpoint →
 * the outbox asks Bounces before it sends.
 */
@NullMarked
package heartstring.messaging.bounces;

import org.jspecify.annotations.NullMarked;
