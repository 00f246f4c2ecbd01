/**
 * The manager's view of a programme: what is outstanding and what it may cost, what flowed month by month, rules, rewards, members.
 * Flow: page → Overview → sums of the ledger and the catalogue; forms → Programmes, Rewards, Members.
 */
@NullMarked
package heartstring.loyalty.overview;

import org.jspecify.annotations.NullMarked;
