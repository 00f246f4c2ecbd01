/**
 * E-mail by way of the operator's mail server.
 * Flow: Deliveries → Emails → SMTP; the answer is told in plain words.
 */
@NullMarked
package heartstring.messaging.email;

import org.jspecify.annotations.NullMarked;
