/**
 * Messages on their way out, each once under its key; nothing is lost while no server takes them.
 * Flow: a room above → Outbox, in its transaction → Deliveries takes what is due → a Carrier of the channel → sent, later again, or the reason why not.
 */
@NullMarked
package heartstring.messaging.outbox;

import org.jspecify.annotations.NullMarked;
