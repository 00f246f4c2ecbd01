/**
 * What people said about being written to: by address and purpose, never edited, the latest holds.
 * Flow: a person's own page or a colleague says it → Consents → whoever sends asks before each message.
 */
@NullMarked
package heartstring.customer.consent;

import org.jspecify.annotations.NullMarked;
