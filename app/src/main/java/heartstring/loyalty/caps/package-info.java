/**
 * The most that rules with a limit, or several of them together, give one customer in a day, a week, a month or altogether. What they
 * gave is kept day by day beside the ledger, and whoever adds to it comes one after the other.
 * Flow: order or happening → Caps.rooms, under a lock → so much at most → the ledger → Rooms.keep in the same transaction.
 */
@NullMarked
package heartstring.loyalty.caps;

import org.jspecify.annotations.NullMarked;
