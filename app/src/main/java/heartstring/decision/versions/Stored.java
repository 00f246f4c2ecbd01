package heartstring.decision.versions;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it is kept.
 *
 * @param draft what is being edited, as JSON; null where nothing is
 * @param draftNumber grows with every change of the draft
 * @param version that people come into; 0 as long as none was published
 * @param moving whether those in older versions are still being moved to this one
 * @param filling the segment that is being brought in; 0 for none
 */
public record Stored(
        int id,
        String name,
        @Nullable String draft,
        int draftNumber,
        State state,
        int version,
        boolean moving,
        int filling,
        long madeBy,
        Instant madeAt,
        Instant changedAt) {

    /** Whether people come in. */
    public enum State {
        DRAFT,
        ON,
        /** Nobody comes in; who is in it goes on. */
        OFF;

        /** As it is stored and told to programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The key of what it keeps from some, see {@code story.arms}. */
    public String trial() {
        return trial(id);
    }

    public static String trial(int workflow) {
        return "workflow:" + workflow;
    }

    /** The key of an experiment within it. */
    public static String trial(int workflow, String step) {
        return "workflow:" + workflow + ":" + step;
    }
}
