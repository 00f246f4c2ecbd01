/**
 * One task for whoever answers for a stage of a journey that no longer feels as it is meant to.
 * Flow: GapWidened → gap row, in the transaction that rings → TellOfGaps → Tasks.
 */
@NullMarked
package heartstring.decision.gaps;

import org.jspecify.annotations.NullMarked;
