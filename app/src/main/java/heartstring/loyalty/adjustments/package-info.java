/**
 * Points that colleagues add or take by hand, each with a reason; above a limit a second person has to agree, and nobody does it
 * for themselves. Flow: member's page or API → Adjustments → waiting, or the ledger; the queue → a second person → the ledger.
 */
@NullMarked
package heartstring.loyalty.adjustments;

import org.jspecify.annotations.NullMarked;
