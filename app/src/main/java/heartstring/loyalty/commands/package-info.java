/**
 * What can be asked of the ledger, why, under which key, and what can become of it; no decisions and no statements.
 * Flow: a room makes a Command with a Key and a Cause → the ledger answers with an Outcome.
 */
@NullMarked
package heartstring.loyalty.commands;

import org.jspecify.annotations.NullMarked;
