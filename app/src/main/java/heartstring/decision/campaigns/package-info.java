/**
 * One message to everybody in a segment: some go without it from birth, each of the others gets it once, as fast as was said, never at a time
 * or more often than they like; it can be paused, and goes on where it was, also after a server died.
 * Flow: Campaigns makes, looks ahead and starts → Running draws the people and sends, a few in each transaction → decision.sending.
 */
@NullMarked
package heartstring.decision.campaigns;

import org.jspecify.annotations.NullMarked;
