/**
 * Conversations for programs: reading them, answering, noting, giving to somebody, ending.
 * Flow: ConversationsApi → CallsSql to read, Conversations and Answers to act; the same rules as for people.
 */
@NullMarked
package heartstring.crm.calls;

import org.jspecify.annotations.NullMarked;
