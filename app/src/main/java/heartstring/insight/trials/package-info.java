/**
 * Who met what chance gave to some and kept from others, of this house and of other programs, and what each of them did around it: visits,
 * spend, and what they got cost, out of the ledger where this house gave it. Reads and writes nothing.
 * Flow: story.v_exposure, experience.v_assigned → CrowdsSql, by blocks → Crowd; insight.effects asks Crowds.
 */
@NullMarked
package heartstring.insight.trials;

import org.jspecify.annotations.NullMarked;
