/**
 * What has to be repaid when pieces of one customer turn out to be two people: each draw that one presented and the other's lot paid.
 * Flow: a movement of profiles → ForeignDraws → one Repay per draw → the ledger.
 */
@NullMarked
package heartstring.loyalty.separations;

import org.jspecify.annotations.NullMarked;
