/**
 * What is counted, who holds it and how much there is of it at a moment.
 * Flow: Units make what is counted → the ledger opens accounts as it needs them → Balances add their lots up.
 */
@NullMarked
package heartstring.loyalty.accounts;

import org.jspecify.annotations.NullMarked;
