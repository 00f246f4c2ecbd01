/**
 * Does it work? Of everything that has a hold-out: how large it is, what it brought, what it cost, and whether that was worth it; and those
 * who get nothing optional at all.
 * Flow: story.arms.HoldOuts and insight.effects → Proofs (ProofRules) → ProofPage, TrialPage, HoldOutsApi; what is set goes to HoldOuts.
 */
@NullMarked
package heartstring.decision.holdouts;

import org.jspecify.annotations.NullMarked;
