package heartstring.insight.moments;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An answer or a visit.
 *
 * @param id of the answer or order
 * @param at when; what is looked at around it happened before
 * @param score of an answer; NaN of a visit
 * @param waitMinutes as it tells itself; NaN where it does not
 * @param items what was answered to other questions by a number
 */
public record Moment(
        long id,
        long customer,
        long profile,
        long touchpoint,
        Instant at,
        String store,
        boolean online,
        double score,
        double waitMinutes,
        Map<String, Double> items) {

    public Moment {
        items = Map.copyOf(items);
    }

    Moment with(Map<String, Double> answered) {
        return new Moment(id, customer, profile, touchpoint, at, store, online, score, waitMinutes, answered);
    }

    /** The same customer so long after; what the moment itself tells counts among what was before. */
    Moment after(Duration later) {
        return new Moment(id, customer, profile, 0, at.plus(later), store, online, score, waitMinutes, items);
    }
}
