package heartstring.loyalty.earning;

import heartstring.loyalty.answers.Answers;
import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.caps.Caps;
import heartstring.loyalty.caps.Rooms;
import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.earning.OrderAtHand.Line;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.Tiers;
import heartstring.story.conditions.Condition;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a basket would earn if it were paid now, and why; writes nothing. */
@Component
public class EarnPreview {

    private final Programmes programmes;
    private final EarnPreviewSql sql;
    private final Answers answers;
    private final Tiers tiers;
    private final Caps caps;
    private final Bonuses bonuses;
    private final InstantSource time;

    EarnPreview(
            Programmes programmes,
            EarnPreviewSql sql,
            Answers answers,
            Tiers tiers,
            Caps caps,
            Bonuses bonuses,
            InstantSource time) {
        this.caps = caps;
        this.bonuses = bonuses;
        this.tiers = tiers;
        this.programmes = programmes;
        this.sql = sql;
        this.answers = answers;
        this.time = time;
    }

    /**
     * What lies in the basket.
     *
     * @param product its key
     * @param unitMinor the price of one in minor units
     */
    public record Item(String product, BigDecimal quantity, long unitMinor) {}

    /**
     * A basket and how it is bought.
     *
     * @param paidMinor for the goods, after discounts and without tax, in minor units; null for the worth of the items
     * @param at when it is paid, null for now
     * @param customerId whose basket it is, 0 for somebody unknown: then no rule that asks about the customer gives anything for it
     */
    public record Receipt(
            List<Item> items,
            @Nullable Long paidMinor,
            @Nullable Instant at,
            @Nullable String store,
            @Nullable String channel,
            @Nullable String coupon,
            long customerId) {

        /** The basket alone. */
        public static Receipt of(List<Item> items, @Nullable Long paidMinor) {
            return new Receipt(items, paidMinor, null, null, null, null, 0);
        }
    }

    /** What one rule would give. */
    public record Gives(long ruleId, String rule, long points) {}

    /** Whether one line counts for a rule, what was paid for it in minor units, and why. */
    public record LineTold(String product, long paidMinor, boolean counts, String reason) {}

    /** What one rule makes of a basket. */
    public record RuleTold(long ruleId, String rule, long points, String reason, List<LineTold> lines) {

        RuleTold without() {
            return new RuleTold(ruleId, rule, 0, Bonuses.REASON, lines);
        }

        RuleTold limited(long room) {
            String why = room == 0
                    ? "The most that it gives one member is reached."
                    : "Only " + Format.number(room) + " are left of the most that it gives one member.";
            return new RuleTold(ruleId, rule, room, reason + " " + why, lines);
        }
    }

    /** What each rule of a programme that gives something would give. */
    public List<Gives> of(Programme programme, List<Item> items, @Nullable Long paidMinor) {
        return of(programme, Receipt.of(items, paidMinor));
    }

    /** Likewise, with how it is bought. */
    public List<Gives> of(Programme programme, Receipt receipt) {
        return explained(programme, receipt).stream()
                .filter(r -> r.points() > 0)
                .map(r -> new Gives(r.ruleId(), r.rule(), r.points()))
                .toList();
    }

    /** What each rule for purchases makes of it, with the reason for each line. */
    public List<RuleTold> explained(Programme programme, Receipt receipt) {
        OrderAtHand basket = basket(programme, receipt);
        List<EarnRule> rules = new ArrayList<>(programmes.rulesAt(programme.id(), basket.at()).stream()
                .filter(r -> r.kind() != EarnRule.Kind.EVENT)
                .toList());
        if (receipt.customerId() != 0) {
            EarnRules.ofTier(tiers.now(programme, receipt.customerId()), programme)
                    .ifPresent(rules::add);
        }
        Map<Long, Condition> left = answers.supposed(receipt.customerId(), basket.at(), rules);
        List<Kept> kept = PaidRules.kept(basket);
        long paid = kept.stream().mapToLong(Kept::paidMinor).sum();
        EarnRules.Holds holds = (rule, lines) -> {
            Condition open = left.get(rule.id());
            return rule.condition() == null || (open != null && answers.holds(open, basket.occasion(lines, paid)));
        };
        Map<Long, Long> points = EarnRules.points(basket, kept, programme, rules, holds);
        Map<Long, Long> bonus = bonuses.supposed(new Bonuses.Bought(receipt.customerId(), basket.at(), rules), points);
        Rooms rooms = caps.rooms(rules.stream()
                .map(r -> new Caps.Asked(r, receipt.customerId(), basket.at()))
                .toList());
        List<RuleTold> told = new ArrayList<>();
        for (EarnRule rule : rules) {
            long gives = points.getOrDefault(rule.id(), 0L);
            long room = rooms.room(rule, receipt.customerId(), basket.at());
            RuleTold one = told(rule, programme, kept, holds, gives);
            long gets = bonus.getOrDefault(rule.id(), 0L);
            told.add(gets < gives ? one.without() : gives <= room ? one : one.limited(room));
            rooms.supposed(rule, receipt.customerId(), basket.at(), Math.min(gets, room));
        }
        return told;
    }

    private RuleTold told(EarnRule rule, Programme programme, List<Kept> kept, EarnRules.Holds holds, long points) {
        List<Kept> counting =
                kept.stream().filter(k -> !EarnRules.excluded(k, programme)).toList();
        List<Kept> matching = EarnRules.matching(rule, counting, holds);
        String condition = answers.sentence(rule);
        List<LineTold> lines = kept.stream()
                .map(k -> {
                    boolean counts = matching.contains(k);
                    String reason = EarnRules.excluded(k, programme)
                            ? "excluded from the programme"
                            : counts ? "counts" : "not: " + condition;
                    return new LineTold(k.product(), k.paidMinor(), counts, reason);
                })
                .toList();
        return new RuleTold(rule.id(), rule.name(), points, reason(points, counting, matching, condition), lines);
    }

    private static String reason(long points, List<Kept> counting, List<Kept> matching, String condition) {
        if (counting.isEmpty()) {
            return "Nothing in it can earn.";
        }
        if (matching.isEmpty()) {
            return "Its condition does not hold: " + condition + ".";
        }
        if (points == 0) {
            return "It comes to less than one.";
        }
        String which = matching.size() == counting.size()
                ? ""
                : " for " + matching.size() + " of " + counting.size() + " lines";
        return condition.isEmpty() ? "It always holds" + which + "." : "It holds" + which + ": " + condition + ".";
    }

    private OrderAtHand basket(Programme programme, Receipt receipt) {
        List<Item> items = receipt.items();
        Map<String, EarnPreviewSql.Known> known =
                sql.known(items.stream().map(Item::product).toList());
        List<Line> lines = items.stream()
                .map(i -> {
                    EarnPreviewSql.Known product = known.get(i.product());
                    return new Line(
                            i.product(),
                            product == null ? null : product.sku(),
                            product == null ? null : product.category(),
                            product == null ? null : product.brand(),
                            i.quantity(),
                            BigDecimal.ZERO,
                            i.unitMinor());
                })
                .toList();
        long worth = items.stream()
                .map(i -> i.quantity().multiply(BigDecimal.valueOf(i.unitMinor())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValue();
        Instant at = receipt.at() == null ? time.instant() : receipt.at();
        return new OrderAtHand(
                0,
                0,
                "",
                0,
                at,
                at,
                programme.currency(),
                false,
                receipt.paidMinor() == null ? worth : receipt.paidMinor(),
                0,
                receipt.store(),
                receipt.channel(),
                receipt.coupon(),
                lines);
    }
}
