package heartstring.decision.actionrules;

import heartstring.decision.actionfacts.House;
import heartstring.decision.actionfacts.Known;
import heartstring.decision.actionrules.ActionRules.Candidate;
import heartstring.decision.actionrules.ActionRules.Plan;
import heartstring.kernels.bandit.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says in numbers what is believed of each candidate; pure.
 *
 * <pre>
 *   value   = (chance to come back after it − chance without) · worth − cost − fatigue
 *   worth   = margin · spend of a visit; for who drifts away, margin · what is at stake where that is more
 *   fatigue = a twentieth of a visit for each time they heard from us within two weeks
 * </pre>
 *
 * Before anything was learnt, doing something is believed to bring a few of a hundred more back, weighed as twenty customers; where hold-outs
 * have shown what gifts or points do, that is believed instead.
 */
public final class WorthRules {

    /** What is believed beforehand weighs as much as so many customers. */
    private static final double PRIOR = 20;

    /** Doing nothing is drawn at least so often. */
    public static final double LEAST_NOTHING = 0.1;

    /** And everything else, lest nothing is learnt of it. */
    public static final double LEAST = 0.01;

    /** What costs us more than words is drawn at most so often. */
    public static final double MOST_DEAR = 0.25;

    private static final double SURE_LEAST = 0.01;
    private static final double SURE_MOST = 0.99;
    private static final double TIRING = 0.05;
    private static final double VISIT = 2_000;
    private static final double MOST_SHOWN = 0.2;

    private WorthRules() {}

    /**
     * All candidates of a plan with what is believed of them.
     *
     * @param learnt what came of each act with customers of this pace
     * @param shown what hold-outs have shown an act to bring, in visits each within thirty days
     */
    public static Weighed weighed(
            Plan plan, Known known, House house, int touches, Map<Action, Credit> learnt, Map<Action, Double> shown) {
        Pace pace = Pace.of(known.value().monthly());
        double visit =
                house.margin() * (known.value().visitMinor() > 0 ? known.value().visitMinor() : VISIT);
        List<Weighed.Option> options = new ArrayList<>();
        for (Candidate candidate : plan.candidates()) {
            Action action = candidate.action();
            Credit credit = learnt.getOrDefault(action, Credit.NONE);
            double before = believed(action, pace, shown);
            boolean alone = plan.owed();
            options.add(new Weighed.Option(
                    action,
                    candidate.about(),
                    candidate.why(),
                    candidate.say(),
                    credit.wins(PRIOR * before),
                    credit.losses(PRIOR * (1 - before)),
                    action == Action.NOTHING ? 0 : worth(action, known, house, visit),
                    cost(action, house),
                    action == Action.NOTHING ? 0 : TIRING * visit * touches,
                    alone ? 1 : action == Action.NOTHING ? LEAST_NOTHING : LEAST,
                    !alone && isDear(action) ? MOST_DEAR : 1,
                    credit.outcomes(),
                    0));
        }
        return new Weighed(Weighed.METHOD, pace, house.currency(), touches, options, plan.refused());
    }

    private static double believed(Action action, Pace pace, Map<Action, Double> shown) {
        double without = pace.comes();
        if (action == Action.NOTHING) {
            return without;
        }
        Double known = shown.get(action);
        double more = known != null
                ? Math.clamp(known, -MOST_SHOWN, MOST_SHOWN)
                : action.guess() * 4 * without * (1 - without);
        return Math.clamp(without + more, SURE_LEAST, SURE_MOST);
    }

    private static double worth(Action action, Known known, House house, double visit) {
        boolean keeps = action == Action.CALL || action == Action.APOLOGISE;
        return keeps && (known.value().drifting() || known.polite())
                ? Math.max(visit, house.margin() * known.value().stakeMinor())
                : visit;
    }

    private static double cost(Action action, House house) {
        return switch (action) {
            case GIFT -> house.giftMinor();
            case POINTS -> house.pointsMinor();
            default -> action.costMinor();
        };
    }

    private static boolean isDear(Action action) {
        return action == Action.GIFT || action == Action.POINTS || action == Action.CALL;
    }
}
