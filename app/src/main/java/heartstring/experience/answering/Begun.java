package heartstring.experience.answering;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that somebody has begun.
 *
 * @param id 0 while nothing is kept yet
 * @param profileId who answers, 0 when nobody is known
 * @param typed what was typed so far, by field
 * @param hidden what came with the link
 */
record Begun(
        long id,
        int surveyId,
        int version,
        long profileId,
        long askingId,
        String anonymousId,
        String channel,
        String language,
        Map<String, List<String>> typed,
        Map<String, String> hidden,
        @Nullable Instant sentAt) {

    Begun with(Map<String, List<String>> other, String spoken) {
        return new Begun(
                id, surveyId, version, profileId, askingId, anonymousId, channel, spoken, other, hidden, sentAt);
    }
}
