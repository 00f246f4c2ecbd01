package heartstring.loyalty.earning;

import heartstring.loyalty.answers.Answers;
import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.caps.Caps;
import heartstring.loyalty.challenges.Counted;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.earning.OrdersAtHandSql.Posted;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.worth.OrderWorth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An order in one programme: whether its customer takes part, and what it gave so far.
 *
 * @param customerId 0 where the customer does not take part
 * @param before by rule
 */
record OrderCase(
        OrderAtHand order,
        Programme programme,
        long customerId,
        boolean takesPart,
        List<EarnRule> rules,
        Map<Long, Posted> before) {

    UUID cause() {
        return Key.of("order", programme.id() + " " + order.bookId(), "").value();
    }

    /** Whether there is anything to judge, or was. */
    boolean concerns() {
        return takesPart || !before.isEmpty() || order.gone();
    }

    Stream<Caps.Asked> limited() {
        return rules.stream().map(r -> new Caps.Asked(r, customerId, order.at()));
    }

    Answers.Asked asked() {
        return new Answers.Asked(cause(), order.profileId(), customerId, order.at(), rules);
    }

    /** As bonuses look at it. */
    Bonuses.Bought bought() {
        return new Bonuses.Bought(customerId, order.at(), rules, before.keySet());
    }

    /** As challenges count it. */
    Counted counted() {
        return new Counted(
                order.bookId(),
                programme.id(),
                order.profileId(),
                order.at(),
                takesPart && !order.gone(),
                order.currency().equals(programme.currency()),
                earning().stream()
                        .map(k -> new Counted.Line(k.product(), k.sku(), k.category(), k.pieces(), k.paidMinor()))
                        .toList());
    }

    /** As tiers count it. */
    OrderWorth worth() {
        List<Kept> kept = earning();
        boolean same = order.currency().equals(programme.currency());
        return new OrderWorth(
                order.bookId(),
                programme.id(),
                order.profileId(),
                order.at(),
                same ? kept.stream().mapToLong(Kept::paidMinor).sum() : 0,
                !kept.isEmpty(),
                takesPart && !order.gone());
    }

    private List<Kept> earning() {
        return PaidRules.kept(order).stream()
                .filter(k -> !EarnRules.excluded(k, programme))
                .toList();
    }
}
