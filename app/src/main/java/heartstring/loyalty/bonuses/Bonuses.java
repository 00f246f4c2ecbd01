package heartstring.loyalty.bonuses;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who goes without which bonus, so that it can be seen what the bonus does to the others. */
@Component
public class Bonuses {

    /** Why somebody gets nothing of a bonus. */
    public static final String REASON =
            "Some customers go without it, so that its effect can be seen; this is one of them.";

    private final HoldOuts holdOuts;
    private final Arms arms;

    Bonuses(HoldOuts holdOuts, Arms arms) {
        this.holdOuts = holdOuts;
        this.arms = arms;
    }

    /**
     * A purchase that is judged.
     *
     * @param customerId 0 for nobody known, or who takes no part
     * @param rules that held then
     * @param given the rules that gave something for it before, also what was taken back since
     */
    public record Bought(long customerId, Instant at, List<EarnRule> rules, Set<Long> given) {

        public Bought {
            rules = List.copyOf(rules);
            given = Set.copyOf(given);
        }

        /** One for which nothing was given yet. */
        public Bought(long customerId, Instant at, List<EarnRule> rules) {
            this(customerId, at, rules, Set.of());
        }

        /** Whether it was judged before. */
        boolean judged() {
            return !given.isEmpty();
        }
    }

    /** The key of what is seen of a rule. */
    public static String trial(long ruleId) {
        return "rule:" + ruleId;
    }

    /** What share goes without a rule of this kind where nobody says: some of what multiplies, none of what else is given. */
    public int usual(EarnRule.Kind kind) {
        return kind == EarnRule.Kind.TIMES ? holdOuts.usual() : 0;
    }

    /** Why a rule of this kind cannot be kept from so many, empty when it can. */
    public static String fault(EarnRule.Kind kind, int percent) {
        if (percent < 0 || percent > Trial.MOST_PERCENT) {
            return "Between 0 and " + Trial.MOST_PERCENT + " percent of customers can go without it.";
        }
        return percent > 0 && (kind == EarnRule.Kind.AMOUNT || kind == EarnRule.Kind.EVENT)
                ? "What is earned for amounts and for events is promised to everybody, so nobody goes without it."
                : "";
    }

    /** A rule is begun of which so many of 100 go without; in the transaction that begins it. */
    @Transactional
    public void begin(EarnRule rule, int percent, String path) {
        if (percent > 0) {
            holdOuts.begin(HoldOut.Kind.BONUS, new Trial(trial(rule.id()), percent), rule.name(), path);
        }
    }

    /** What share goes without each of these rules now, by rule; those that are promised are missing. */
    public Map<Long, Integer> shares(Collection<EarnRule> rules) {
        Map<Long, Integer> shares = new HashMap<>();
        rules.forEach(r -> holdOuts.of(trial(r.id())).ifPresent(h -> shares.put(r.id(), h.percent())));
        return shares;
    }

    /**
     * The arms of these purchases' customers in those of their rules that have a hold-out. What has one is in memory; lots are looked at, for
     * all of them together, once one of these rules would give something, and never where none has a hold-out.
     */
    public Drawn of(Collection<Bought> purchases) {
        Map<String, HoldOut> trials = new TreeMap<>();
        Set<String> recalled = new TreeSet<>();
        for (Bought one : purchases) {
            for (EarnRule rule : one.customerId() == 0 ? List.<EarnRule>of() : one.rules()) {
                holdOuts.of(trial(rule.id())).ifPresent(h -> {
                    trials.put(h.trial(), h);
                    // What everybody gets by now, not everybody got when these were bought.
                    if (one.judged() || (h.percent() == 0 && one.at().isBefore(h.changedAt()))) {
                        recalled.add(h.trial());
                    }
                });
            }
        }
        Instant together =
                holdOuts.of(HoldOuts.EVERYTHING).map(HoldOut::changedAt).orElse(Instant.MIN);
        if (!trials.isEmpty() && purchases.stream().anyMatch(Bought::judged)) {
            recalled.add(HoldOuts.EVERYTHING);
        }
        return new Drawn(
                trials,
                together,
                () -> arms.lots(
                        purchases.stream()
                                .map(Bought::customerId)
                                .filter(c -> c != 0)
                                .collect(Collectors.toSet()),
                        trials.values().stream().map(HoldOut::now).toList(),
                        recalled));
    }

    /** Keeps who met what for the first time, in the caller's transaction. */
    public void met(Drawn drawn) {
        arms.expose(drawn.meetings());
    }

    /** What is left of the points of a purchase that is made now, by rule; writes nothing. */
    public Map<Long, Long> supposed(Bought purchase, Map<Long, Long> points) {
        return of(List.of(purchase)).left(purchase, points);
    }
}
