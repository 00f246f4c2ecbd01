package heartstring.decision.cases;

import java.time.Instant;

/**
 * What speaks for a case.
 *
 * @param touchpointId where it stands in the story, 0 for nowhere
 * @param score what was answered, or the index before; -1 for neither
 * @param most the end of the scale, or the index now
 * @param words what was said, empty for nothing or for what whoever asks may not read
 */
public record Evidence(Cause cause, long touchpointId, Instant at, int score, int most, String words) {

    /** It in words. */
    public String says() {
        return switch (cause) {
            case ANSWER -> "Answered " + score + " of " + most;
            case WORDS -> "Angry or frustrated words";
            case COMPLAINT -> "A complaint";
            case FELL -> "The experience index fell from " + score + " to " + most;
            case LEAVER -> "Says good things and behaves as others did before they left";
            case HAND -> "Opened by a colleague";
        };
    }
}
