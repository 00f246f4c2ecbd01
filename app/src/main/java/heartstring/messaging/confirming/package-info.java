/**
 * Consent said twice: somebody is said to want messages, and says so once more by a link in a mail to the address itself. Until then nothing
 * is sent. The same for programs, with the history of what a customer said.
 * Flow: ConsentsApi → Confirmations asks by the outbox → ConfirmPage → Consents.
 */
@NullMarked
package heartstring.messaging.confirming;

import org.jspecify.annotations.NullMarked;
