package heartstring.loyalty.earning;

import heartstring.loyalty.earning.OrderAtHand.Line;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a basket would earn if it were paid now; writes nothing. */
@Component
public class EarnPreview {

    private final Programmes programmes;
    private final EarnPreviewSql sql;
    private final InstantSource time;

    EarnPreview(Programmes programmes, EarnPreviewSql sql, InstantSource time) {
        this.programmes = programmes;
        this.sql = sql;
        this.time = time;
    }

    /**
     * What lies in the basket.
     *
     * @param product its key
     * @param unitMinor the price of one in minor units
     */
    public record Item(String product, BigDecimal quantity, long unitMinor) {}

    /** What one rule would give. */
    public record Gives(long ruleId, String rule, long points) {}

    /**
     * What each rule of a programme would give.
     *
     * @param paidMinor for the goods, after discounts and without tax, in minor units; null for the worth of the items
     */
    public List<Gives> of(Programme programme, List<Item> items, @Nullable Long paidMinor) {
        Map<String, EarnPreviewSql.Known> known =
                sql.known(items.stream().map(Item::product).toList());
        List<Line> lines = items.stream()
                .map(i -> {
                    EarnPreviewSql.Known product = known.get(i.product());
                    return new Line(
                            i.product(),
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
        OrderAtHand basket = new OrderAtHand(
                0,
                0,
                "",
                0,
                time.instant(),
                programme.currency(),
                false,
                paidMinor == null ? worth : paidMinor,
                0,
                null,
                null,
                null,
                lines);
        List<EarnRule> rules = programmes.rulesAt(programme.id(), basket.at());
        Map<Long, Long> points =
                EarnRules.points(basket, PaidRules.kept(basket), programme, rules, (rule, line) -> true);
        return rules.stream()
                .filter(r -> points.containsKey(r.id()))
                .map(r -> new Gives(r.id(), r.name(), points.getOrDefault(r.id(), 0L)))
                .toList();
    }
}
