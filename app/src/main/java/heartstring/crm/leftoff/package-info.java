/**
 * Where we left off with a customer: what is open between us, and who spoke last, in at most two plain sentences with their sources.
 * Flow: the inbox (LeftOffPage) or the till → LeftOffs (one statement, LeftOffRules words it) → lines; nothing is kept here.
 */
@NullMarked
package heartstring.crm.leftoff;

import org.jspecify.annotations.NullMarked;
