package heartstring.story.arms;

import java.time.Instant;
import java.util.Map;

/**
 * How lots fall for some customers, and how they fell.
 *
 * @param now the arms in what was asked, by customer and trial
 * @param before what was met of it and of what was to be recalled, by customer and trial
 */
public record Lots(Map<Long, Map<String, Arm>> now, Map<Long, Map<String, Before>> before) {

    /**
     * What a customer's pieces met of a trial.
     *
     * @param first the arm that was met first, which holds
     * @param both whether they met the other one too, before they were known to be one
     * @param at when they first met it
     */
    public record Before(Arm first, boolean both, Instant at) {}
}
