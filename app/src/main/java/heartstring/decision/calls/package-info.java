/**
 * Cases for programs.
 * Flow: CasesApi → Cases and Amends.
 */
@NullMarked
package heartstring.decision.calls;

import org.jspecify.annotations.NullMarked;
