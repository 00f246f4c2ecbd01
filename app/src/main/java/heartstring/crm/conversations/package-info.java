/**
 * Conversations: which talk belongs together, whether somebody waits, and what colleagues made of it. One runs over all channels.
 * Flow: touchpoints → ConversationBelt → ThreadRules says where each belongs → talk and conversation; colleagues → Conversations.
 * A rebuild derives the talk again and leaves alone what colleagues did.
 */
@NullMarked
package heartstring.crm.conversations;

import org.jspecify.annotations.NullMarked;
