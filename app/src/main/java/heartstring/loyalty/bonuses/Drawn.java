package heartstring.loyalty.bonuses;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Lots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The arms of some customers in the bonuses that have a hold-out, and which of them were met. Used by one thread. */
public final class Drawn {

    private final Map<String, HoldOut> trials;
    private final Instant together;
    private final Supplier<Lots> looking;
    private final List<Arms.Meeting> meetings = new ArrayList<>();
    private @Nullable Lots seen;

    /**
     * Of these trials.
     *
     * @param together when the share that goes without everything was set last
     * @param looking looks at the lots of all of them; asked once, when it is needed
     */
    Drawn(Map<String, HoldOut> trials, Instant together, Supplier<Lots> looking) {
        this.trials = trials;
        this.together = together;
        this.looking = looking;
    }

    private Lots lots() {
        Lots known = seen;
        if (known == null) {
            known = looking.get();
            seen = known;
        }
        return known;
    }

    /**
     * What is left of what the rules would give, by rule; those that would have given something are met, in either arm. What was given stays
     * given, however lots fall since; what a purchase went without before its customer met the trial, or while they were kept from everything, it
     * goes without for good, and that tells nothing. So does what one of two pieces may have gone without before they were known to be one.
     */
    public Map<Long, Long> left(Bonuses.Bought one, Map<Long, Long> points) {
        List<EarnRule> asked = asked(one, points);
        if (asked.isEmpty()) {
            return points;
        }
        Map<Long, Long> left = new LinkedHashMap<>(points);
        Map<String, Arm> arms = lots().now().getOrDefault(one.customerId(), Map.of());
        Map<String, Lots.Before> had = lots().before().getOrDefault(one.customerId(), Map.of());
        boolean keptFromAll =
                first(had, HoldOuts.EVERYTHING) == Arm.HELD_OUT && one.at().isBefore(together);
        Map<String, Arm> met = new HashMap<>();
        for (EarnRule rule : asked) {
            String trial = Bonuses.trial(rule.id());
            boolean ended = ended(rule);
            Lots.Before before = had.get(trial);
            boolean missed = one.judged() && (keptFromAll || before == null || before.both());
            Arm arm = ended ? first(had, trial) : arms.getOrDefault(trial, Arm.TREATED);
            if (!ended && !missed) {
                met.put(trial, arm);
            }
            if (missed || arm == Arm.HELD_OUT) {
                left.remove(rule.id());
            }
        }
        meet(one, met, arms, had);
        return left;
    }

    private static Arm first(Map<String, Lots.Before> had, String trial) {
        Lots.Before before = had.get(trial);
        return before == null ? Arm.TREATED : before.first();
    }

    /** The rules that give something which somebody may go without. */
    private List<EarnRule> asked(Bonuses.Bought one, Map<Long, Long> points) {
        if (trials.isEmpty() || one.customerId() == 0) {
            return List.of();
        }
        return one.rules().stream()
                .filter(r -> points.getOrDefault(r.id(), 0L) > 0 && !one.given().contains(r.id()))
                .filter(r -> {
                    HoldOut trial = trials.get(Bonuses.trial(r.id()));
                    return trial != null && (trial.percent() > 0 || one.at().isBefore(trial.changedAt()));
                })
                .toList();
    }

    private boolean ended(EarnRule rule) {
        HoldOut trial = trials.get(Bonuses.trial(rule.id()));
        return trial != null && trial.percent() == 0;
    }

    private void meet(Bonuses.Bought one, Map<String, Arm> met, Map<String, Arm> arms, Map<String, Lots.Before> had) {
        if (met.isEmpty()) {
            return;
        }
        Arm everything = arms.get(HoldOuts.EVERYTHING);
        if (everything != null) {
            met.put(HoldOuts.EVERYTHING, everything);
        }
        // Regulars met it long ago; nothing is asked or written for them, unless this is told late and was before.
        boolean known = everything == Arm.HELD_OUT
                ? isKnown(had, HoldOuts.EVERYTHING, one.at())
                : met.keySet().stream().allMatch(trial -> isKnown(had, trial, one.at()));
        if (!known) {
            meetings.add(new Arms.Meeting(one.customerId(), met, one.at()));
        }
    }

    private static boolean isKnown(Map<String, Lots.Before> had, String trial, Instant at) {
        Lots.Before before = had.get(trial);
        return before != null && !at.isBefore(before.at());
    }

    List<Arms.Meeting> meetings() {
        return List.copyOf(meetings);
    }
}
