/**
 * Cases in conditions: whether one is open, what came of the last, how long ago it was closed.
 * Flow: conditions → CaseTerms → CaseTermsSql.
 */
@NullMarked
package heartstring.decision.terms;

import org.jspecify.annotations.NullMarked;
