package heartstring.experience.answers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of an answer.
 *
 * @param touchpointId 0 for none, and then nobody is known
 * @param submission the digest by which it counts once, null for none
 * @param measure nps, csat, ces or rating; null without a number
 */
record AnswerRow(
        int surveyId,
        int version,
        long touchpointId,
        long profileId,
        byte @Nullable [] submission,
        Instant at,
        String channel,
        @Nullable String store,
        @Nullable String language,
        long askingId,
        @Nullable String measure,
        int score,
        int most,
        boolean worded,
        Map<String, Item> items) {

    /** What was chosen for one question. */
    record Item(@Nullable Integer number, List<String> picks) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(touchpointId);
    }
}
