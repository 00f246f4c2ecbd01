/**
 * A till asks what to do for whoever stands there with this basket: who it is in a line, what it earns, and one gift or the reason why none.
 * Flow: a program (/api/till/decisions) or the till's page → Gifting → search, memory, earning and decision's Gifts.
 */
@NullMarked
package heartstring.desk.gifting;

import org.jspecify.annotations.NullMarked;
