/**
 * The double-entry book of everything that must not be overspent: points, budgets, stock, uses of a voucher. Value sits in the
 * pockets of accounts, in lots with an expiry; postings move it and are never changed; balances are checked caches of them.
 * Flow: a command with a key → accounts locked in the order of their ids → LedgerRules decides in memory → one writing statement.
 */
@NullMarked
package heartstring.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
