/**
 * What is told when a colleague closes a conversation: the customer's story, and with it whoever asks how it was.
 * Flow: a page or program → Closings → Conversations and the chronicle.
 */
@NullMarked
package heartstring.crm.closings;

import org.jspecify.annotations.NullMarked;
