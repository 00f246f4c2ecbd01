/**
 * What this room keeps of people: handed out on request, and forgotten.
 * Flow: customer.privacy → MessagingData → messages to the person and to their addresses go.
 */
@NullMarked
package heartstring.messaging.privacy;

import org.jspecify.annotations.NullMarked;
