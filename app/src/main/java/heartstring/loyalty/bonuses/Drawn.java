package heartstring.loyalty.bonuses;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arms of some customers in the bonuses that have a hold-out, and which of them were met. Used by one thread. */
public final class Drawn {

    private final Map<String, HoldOut> trials;
    private final Map<Long, Map<String, Arm>> now;
    private final Map<Long, Map<String, Arm>> before;
    private final List<Arms.Meeting> meetings = new ArrayList<>();

    Drawn(Map<String, HoldOut> trials, Map<Long, Map<String, Arm>> now, Map<Long, Map<String, Arm>> before) {
        this.trials = trials;
        this.now = now;
        this.before = before;
    }

    /** What is left of what the rules would give, by rule; those that would have given something are met, in either arm. */
    public Map<Long, Long> left(Bonuses.Bought one, Map<Long, Long> points) {
        if (trials.isEmpty() || one.customerId() == 0) {
            return points;
        }
        Map<Long, Long> left = new LinkedHashMap<>(points);
        Map<String, Arm> arms = now.getOrDefault(one.customerId(), Map.of());
        Map<String, Arm> met = new HashMap<>();
        for (EarnRule rule : one.rules()) {
            HoldOut trial = trials.get(Bonuses.trial(rule.id()));
            if (trial == null || points.getOrDefault(rule.id(), 0L) <= 0) {
                continue;
            }
            Arm arm = arms.getOrDefault(trial.trial(), Arm.TREATED);
            if (trial.percent() > 0) {
                met.put(trial.trial(), arm);
            } else if (one.at().isBefore(trial.changedAt())) {
                arm = before.getOrDefault(one.customerId(), Map.of()).getOrDefault(trial.trial(), Arm.TREATED);
            }
            if (arm == Arm.HELD_OUT) {
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
