/**
 * The link in each message by which its reader says no to more of the kind, with one click in their mail program (RFC 8058) or on a page.
 * Flow: Deliveries asks Unsubscribes for a link → List-Unsubscribe in the head of the mail → UnsubscribePage → Consents.
 */
@NullMarked
package heartstring.messaging.unsubscribing;

import org.jspecify.annotations.NullMarked;
