package heartstring.loyalty.rulebook;

import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.story.conditions.Condition;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a rule that somebody wrote. */
final class RuleRules {

    private static final int MOST_POINTS = 1_000_000;
    private static final long MOST_MINOR = 1_000_000_000;
    private static final int MOST_LETTERS = 120;
    private static final int MOST_A_DAY = 1_000;
    private static final long MOST_CAP = 1_000_000_000;

    private RuleRules() {}

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(RuleDraft draft) {
        if (draft.name().isBlank() || draft.name().length() > MOST_LETTERS) {
            return "Give the rule a name of at most 120 letters: members read it beside their points.";
        }
        Integer day = draft.mostADay();
        if (day != null && (draft.kind() != Kind.EVENT || day < 1 || day > MOST_A_DAY)) {
            return "A limit of 1 to 1,000 a day is for rules of events.";
        }
        Cap cap = draft.cap();
        if (cap != null && (cap.points() < 1 || cap.points() > MOST_CAP)) {
            return "The most a member gets has to be between 1 and 1,000,000,000.";
        }
        return switch (draft.kind()) {
            case TIMES -> factor(draft.factor());
            case AMOUNT ->
                draft.perMinor() == null || draft.perMinor() < 1 || draft.perMinor() > MOST_MINOR
                        ? "The amount has to be more than 0, with two decimals at most."
                        : points(draft.points());
            case EVENT ->
                draft.event() == null
                                || draft.event().isBlank()
                                || draft.event().length() > MOST_LETTERS
                        ? "Name the event as it comes in, such as Product Reviewed."
                        : points(draft.points());
            case ITEM, ORDER -> points(draft.points());
        };
    }

    private static @Nullable String factor(@Nullable BigDecimal factor) {
        return factor == null
                        || factor.compareTo(BigDecimal.ONE) <= 0
                        || factor.compareTo(BigDecimal.valueOf(20)) > 0
                        || factor.stripTrailingZeros().scale() > 2
                ? "The factor has to be more than 1 and at most 20, with two decimals at most."
                : null;
    }

    private static @Nullable String points(@Nullable Integer points) {
        return points == null || points < 1 || points > MOST_POINTS
                ? "The points have to be between 1 and 1,000,000."
                : null;
    }

    /** What a rule of this kind cannot ask, null when nothing. */
    static @Nullable String fault(Kind kind, Condition condition) {
        Optional<String> ofOrders = condition
                .tests()
                .map(Condition.Test::term)
                .filter(t -> t.startsWith("order.") || t.startsWith("line."))
                .findFirst();
        return kind == Kind.EVENT && ofOrders.isPresent()
                ? "An event has no order, so “" + ofOrders.get() + "” is never known. Take it out of this rule."
                : null;
    }
}
