package heartstring.decision.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to everybody in a segment.
 *
 * @param holdOutPercent as it was begun with; what holds now says {@code story.arms}
 * @param perMinute how many go at most in a minute
 * @param startAt when it begins; null for at once
 * @param drawn whether everybody in the segment is known; {@code people} how many are so far
 */
public record Campaign(
        long id,
        String name,
        int segmentId,
        int templateId,
        int holdOutPercent,
        int perMinute,
        State state,
        @Nullable Instant startAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean drawn,
        long people,
        Instant madeAt) {

    /** How it stands. */
    public enum State {
        DRAFT("not started"),
        RUNNING("runs"),
        PAUSED("paused"),
        STOPPED("stopped"),
        DONE("done");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Under what its hold-out is kept. */
    public static String trial(long id) {
        return "campaign:" + id;
    }

    public String trial() {
        return trial(id);
    }

    public boolean isOpen() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    /** As it was typed. */
    public record Draft(
            String name,
            int segmentId,
            int templateId,
            int holdOutPercent,
            int perMinute,
            @Nullable Instant startAt) {}
}
