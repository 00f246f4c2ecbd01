package heartstring.loyalty.earning;

import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what each rule gives for an order. Points are whole: every rule rounds down once, over the whole order. A rule of "times"
 * gives what is added to the rules of amount, so that the plain earning and each bonus stand in the book by themselves.
 */
final class EarnRules {

    private EarnRules() {}

    /** Whether a rule's condition holds for these lines of the order at hand. */
    interface Holds {
        boolean of(EarnRule rule, List<Kept> lines);
    }

    /** What a tier adds, as a rule that multiplies; empty for a tier that adds nothing. */
    static Optional<EarnRule> ofTier(@Nullable Tier tier, Programme programme) {
        return tier == null || tier.factor() == null
                ? Optional.empty()
                : Optional.of(new EarnRule(
                        tier.id(),
                        programme.id(),
                        tier.name(),
                        EarnRule.Kind.TIMES,
                        null,
                        null,
                        tier.factor(),
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        null));
    }

    /** The lines that count for a rule. */
    static List<Kept> matching(EarnRule rule, List<Kept> counting, Holds holds) {
        return switch (rule.kind()) {
            case ORDER -> !counting.isEmpty() && holds.of(rule, counting) ? counting : List.of();
            case AMOUNT, ITEM, TIMES, EVENT ->
                counting.stream().filter(k -> holds.of(rule, List.of(k))).toList();
        };
    }

    /**
     * @param kept the lines of the order of which something was kept
     * @param holds whether a rule's condition holds: asked of each line by itself where lines are counted, of all together for a
     *     rule of orders
     * @return points above zero by rule, in the order of the rules
     */
    static Map<Long, Long> points(
            OrderAtHand order, List<Kept> kept, Programme programme, List<EarnRule> rules, Holds holds) {
        Map<Long, Long> points = new LinkedHashMap<>();
        List<Kept> counting = kept.stream().filter(k -> !excluded(k, programme)).toList();
        boolean sameCurrency = order.currency().equals(programme.currency());
        for (EarnRule rule : rules) {
            List<Kept> matching = matching(rule, counting, holds);
            long given = matching.isEmpty()
                    ? 0
                    : switch (rule.kind()) {
                        case AMOUNT -> sameCurrency ? byAmount(rule, matching) : 0;
                        case ITEM ->
                            Math.multiplyExact(
                                    matching.stream().mapToLong(Kept::pieces).sum(), given(rule));
                        case ORDER -> given(rule);
                        case TIMES -> sameCurrency ? bonus(rule, matching, rules, holds) : 0;
                        case EVENT -> 0;
                    };
            if (given > 0) {
                points.put(rule.id(), given);
            }
        }
        return points;
    }

    static boolean excluded(Kept line, Programme programme) {
        return programme.excludedProducts().contains(line.product())
                || (line.category() != null
                        && programme
                                .excludedCategories()
                                .contains(line.category().toLowerCase(Locale.ROOT)));
    }

    private static long byAmount(EarnRule rule, List<Kept> lines) {
        return exact(rule, lines).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static BigDecimal exact(EarnRule rule, List<Kept> lines) {
        long paid = lines.stream().mapToLong(Kept::paidMinor).sum();
        return BigDecimal.valueOf(paid)
                .multiply(BigDecimal.valueOf(given(rule)))
                .divide(BigDecimal.valueOf(rule.perMinor() == null ? 1 : rule.perMinor()), 6, RoundingMode.DOWN);
    }

    /** What the rules of amount give on these lines, times the factor less one. */
    private static long bonus(EarnRule times, List<Kept> lines, List<EarnRule> rules, Holds holds) {
        BigDecimal base = BigDecimal.ZERO;
        for (EarnRule rule : rules) {
            if (rule.kind() == EarnRule.Kind.AMOUNT) {
                base = base.add(exact(rule, matching(rule, lines, holds)));
            }
        }
        BigDecimal factor = times.factor() == null ? BigDecimal.ONE : times.factor();
        return base.multiply(factor.subtract(BigDecimal.ONE))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static long given(EarnRule rule) {
        return rule.points() == null ? 0 : rule.points();
    }
}
