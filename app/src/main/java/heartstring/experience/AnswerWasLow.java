package heartstring.experience;

/**
 * Rung when somebody who is known gave a low answer, in the transaction that keeps it.
 *
 * @param measure nps, csat, ces or rating
 * @param most the highest number of the scale
 */
public record AnswerWasLow(
        long answerId, int surveyId, long profileId, long touchpointId, String measure, int score, int most) {}
