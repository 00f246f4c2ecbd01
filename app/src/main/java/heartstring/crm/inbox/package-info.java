/**
 * The inbox: who waits, what was said over all channels, and what to do about it; live on every node.
 * Flow: InboxPage → InboxSql and ThreadSql → panes; acts go to Conversations and Answers; Stream tells open pages what changed.
 */
@NullMarked
package heartstring.crm.inbox;

import org.jspecify.annotations.NullMarked;
