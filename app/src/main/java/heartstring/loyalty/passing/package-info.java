/**
 * Members pass points on to each other, where a programme's terms allow it; points keep their end.
 * Flow: member's page or API → Passing → terms, the day's limit → one move in the ledger.
 */
@NullMarked
package heartstring.loyalty.passing;

import org.jspecify.annotations.NullMarked;
