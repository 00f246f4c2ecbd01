package heartstring.loyalty.bonuses;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arms of some customers in the bonuses that have a hold-out, and which of them were met. Used by one thread. */
public final class Drawn {

    private final Map<String, HoldOut> trials;
    private final Instant together;
    private final Map<Long, Map<String, Arm>> now;
    private final Map<Long, Map<String, Arm>> before;
    private final List<Arms.Meeting> meetings = new ArrayList<>();

    /**
     * Of these trials.
     *
     * @param together when the share that goes without everything was set last
     * @param now the arms as they are drawn, by customer
     * @param before what was met so far, by customer, as far as it is needed
     */
    Drawn(
            Map<String, HoldOut> trials,
            Instant together,
            Map<Long, Map<String, Arm>> now,
            Map<Long, Map<String, Arm>> before) {
        this.trials = trials;
        this.together = together;
        this.now = now;
        this.before = before;
    }

    /**
     * What is left of what the rules would give, by rule; those that would have given something are met, in either arm. What was given stays
     * given, however lots fall since; what a purchase went without before its customer met the trial, or while they were kept from everything, it
     * goes without for good, and that tells nothing.
     */
    public Map<Long, Long> left(Bonuses.Bought one, Map<Long, Long> points) {
        if (trials.isEmpty() || one.customerId() == 0) {
            return points;
        }
        Map<Long, Long> left = new LinkedHashMap<>(points);
        Map<String, Arm> arms = now.getOrDefault(one.customerId(), Map.of());
        Map<String, Arm> had = before.getOrDefault(one.customerId(), Map.of());
        boolean keptFromAll =
                had.get(HoldOuts.EVERYTHING) == Arm.HELD_OUT && one.at().isBefore(together);
        Map<String, Arm> met = new HashMap<>();
        for (EarnRule rule : one.rules()) {
            HoldOut trial = trials.get(Bonuses.trial(rule.id()));
            if (trial == null || one.given().contains(rule.id()) || points.getOrDefault(rule.id(), 0L) <= 0) {
                continue;
            }
            boolean ended = trial.percent() == 0;
            if (ended && !one.at().isBefore(trial.changedAt())) {
                continue;
            }
            boolean missed = one.judged() && (keptFromAll || !had.containsKey(trial.trial()));
            Arm arm = (ended ? had : arms).getOrDefault(trial.trial(), Arm.TREATED);
            if (!ended && !missed) {
                met.put(trial.trial(), arm);
            }
            if (missed || arm == Arm.HELD_OUT) {
                left.remove(rule.id());
            }
        }
        if (!met.isEmpty()) {
            Arm everything = arms.get(HoldOuts.EVERYTHING);
            if (everything != null) {
                met.put(HoldOuts.EVERYTHING, everything);
            }
            meetings.add(new Arms.Meeting(one.customerId(), met, one.at()));
        }
        return left;
    }

    List<Arms.Meeting> meetings() {
        return List.copyOf(meetings);
    }
}
