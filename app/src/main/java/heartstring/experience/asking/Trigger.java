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
        boolean eachTime) {

    /** Where they are asked. */
    public enum Way {
        EMAIL,
        /** In the window of a chat, once it is over. */
        CHAT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Way of(@Nullable String word) {
            return "chat".equals(word) ? CHAT : EMAIL;
        }
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
