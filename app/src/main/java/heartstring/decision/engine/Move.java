package heartstring.decision.engine;

import heartstring.decision.runs.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is from now on.
 *
 * @param dueAt null where it is parked or has ended
 * @param reason how it ended or why it is parked
 * @param tries how often the step has failed
 * @param acted whether something was done for them just now
 */
record Move(
        long run,
        String step,
        boolean acts,
        String state,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable String reason,
        int tries,
        boolean acted) {

    static Move waits(Run run, String step, boolean acts, Instant since, Instant dueAt, boolean acted) {
        return new Move(run.id(), step, acts, "waiting", since, dueAt, null, 0, acted);
    }

    static Move ended(Run run, String reason, Instant at, boolean acted) {
        String cut = reason.length() <= 500 ? reason : reason.substring(0, 500);
        return new Move(run.id(), run.step(), false, "ended", at, null, cut, 0, acted);
    }

    /** The same, with something done for them just now. */
    Move afterActing() {
        return new Move(run, step, acts, state, since, dueAt, reason, tries, true);
    }
}
