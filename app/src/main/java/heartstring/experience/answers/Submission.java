package heartstring.experience.answers;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Given;
import heartstring.experience.surveys.Survey;
import java.time.Instant;
import java.util.Map;

/**
 * An answer on its way in.
 *
 * @param version of the form that was answered
 * @param hidden what came with the link, by name
 * @param profileId who answers, 0 when only the others tell
 * @param anonymousId of the browser as in tracking calls, empty when that is not known
 * @param askingId what asked for it, 0 for nothing
 * @param id the same id is the same answer, taken once
 */
public record Submission(
        Survey survey,
        int version,
        Form form,
        Map<String, Given> given,
        Map<String, String> hidden,
        long profileId,
        String anonymousId,
        long askingId,
        String channel,
        String language,
        String id,
        Instant at) {

    public Submission {
        given = Map.copyOf(given);
        hidden = Map.copyOf(hidden);
    }
}
