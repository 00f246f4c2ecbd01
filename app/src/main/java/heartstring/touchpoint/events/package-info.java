/**
 * Reads one event of a Segment client: what happened, when, to whom, and why it cannot be taken in if so.
 * Flow: JSON → EventRules → Checked (a good Event, or a reason); pure, no database.
 */
@NullMarked
package heartstring.touchpoint.events;

import org.jspecify.annotations.NullMarked;
