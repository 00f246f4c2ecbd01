package heartstring.experience.asking;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When people are asked by themselves.
 *
 * @param event the name of the event that asks
 * @param condition of whom, as JSON; null for everybody
 * @param sharePercent of a hundred people so many, always the same ones
 */
public record Trigger(
        int id,
        int surveyId,
        String name,
        String event,
        @Nullable String condition,
        int delayMinutes,
        BigDecimal sharePercent,
        boolean stopped) {}
