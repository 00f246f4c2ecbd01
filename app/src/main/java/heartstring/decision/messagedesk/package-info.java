/**
 * What was sent to a customer and what was not, and why; the same for programs, which may send one message from a template.
 * Flow: PersonMessagesPage, MessagesApi → decision.sending.
 */
@NullMarked
package heartstring.decision.messagedesk;

import org.jspecify.annotations.NullMarked;
