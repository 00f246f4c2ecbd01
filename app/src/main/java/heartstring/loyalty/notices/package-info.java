/**
 * Tells members before their points end, once for each member and day.
 * Flow: every hour Notices looks for lots that end soon → one message for each member and day → the outbox, which asks for consent.
 */
@NullMarked
package heartstring.loyalty.notices;

import org.jspecify.annotations.NullMarked;
