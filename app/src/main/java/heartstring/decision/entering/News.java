package heartstring.decision.entering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a workflow has to look at.
 *
 * @param what {@link #ENTER}, goal, exit- and a number, or the id of a step that waits for it
 * @param touchpoint 0 for none
 * @param key what tells this entry from another of the same person
 * @param bulk brought in by the thousand
 * @param notBefore the first step is not done before that; null for at once
 */
record News(
        long id,
        int workflow,
        String what,
        long profile,
        long touchpoint,
        String key,
        boolean bulk,
        Instant at,
        @Nullable Instant notBefore) {

    static final String ENTER = "enter";

    static News of(int workflow, String what, long profile, long touchpoint, String key, Instant at) {
        return new News(0, workflow, what, profile, touchpoint, key, false, at, null);
    }
}
