package heartstring.experience.asking;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When people are asked by themselves.
 *
 * @param event the name of the event that asks
 * @param condition of whom, as JSON; null for everybody
 * @param sharePercent of a hundred people so many, always the same ones
 * @param eachTime also whom somebody asked lately
 * @param remindDays a letter that has no answer after so many days is sent once more; 0 for never
 */
public record Trigger(
        int id,
        int surveyId,
        String name,
        String event,
        @Nullable String condition,
        int delayMinutes,
        BigDecimal sharePercent,
        boolean stopped,
        Way way,
        boolean eachTime,
        int remindDays) {

    /** Where they are asked. */
    public enum Way {
        EMAIL,
        /** In the window of a chat, once it is over. */
        CHAT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Way of(@Nullable String word) {
            return "chat".equals(word) ? CHAT : EMAIL;
        }
    }

    /** Reminds nobody. */
    public Trigger(
            int id,
            int surveyId,
            String name,
            String event,
            @Nullable String condition,
            int delayMinutes,
            BigDecimal sharePercent,
            boolean stopped,
            Way way,
            boolean eachTime) {
        this(id, surveyId, name, event, condition, delayMinutes, sharePercent, stopped, way, eachTime, 0);
    }

    /** By e-mail, and nobody more often than the house allows. */
    public Trigger(
            int id,
            int surveyId,
            String name,
            String event,
            @Nullable String condition,
            int delayMinutes,
            BigDecimal sharePercent,
            boolean stopped) {
        this(id, surveyId, name, event, condition, delayMinutes, sharePercent, stopped, Way.EMAIL, false);
    }
}
