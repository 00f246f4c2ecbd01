package heartstring.loyalty.baskets;

import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.promotions.Promotion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which goods drew how much from which budget, and how much of that goes back when some of them are returned. */
final class ShareRules {

    private ShareRules() {}

    /** What each product drew from each budget; what is left of a budget's draw is shipping's. */
    static List<Quote.Share> shares(Priced priced, List<Promotion> promotions) {
        Map<String, Long> budgets = new HashMap<>();
        promotions.stream().filter(p -> p.budgetId() != null).forEach(p -> budgets.put(p.ref(), p.budgetId()));
        Map<String, BigDecimal> quantities = new TreeMap<>();
        Map<String, Map<Long, Long>> amounts = new TreeMap<>();
        Map<Long, Long> shipping = new TreeMap<>(Quotes.draws(priced, promotions));
        for (Priced.Line line : priced.lines()) {
            quantities.merge(line.product(), line.quantity(), BigDecimal::add);
            for (Priced.Cut cut : line.cuts()) {
                Long budget = budgets.get(cut.promotion());
                if (budget != null && cut.amountMinor() > 0) {
                    amounts.computeIfAbsent(line.product(), k -> new TreeMap<>())
                            .merge(budget, cut.amountMinor(), Long::sum);
                    shipping.merge(budget, -cut.amountMinor(), Long::sum);
                }
            }
        }
        List<Quote.Share> shares = new ArrayList<>();
        amounts.forEach((product, its) -> its.forEach((budget, amount) -> shares.add(
                new Quote.Share(product, quantities.getOrDefault(product, BigDecimal.ONE), budget, amount))));
        shipping.forEach((budget, left) -> {
            if (left > 0) {
                shares.add(new Quote.Share("", BigDecimal.ONE, budget, left));
            }
        });
        return shares;
    }

    /** What has gone back to each budget once so much of each product was returned; half a cent up, never more than was drawn. */
    static Map<Long, Long> back(List<Quote.Share> shares, Map<String, BigDecimal> returned) {
        Map<Long, Long> back = new TreeMap<>();
        for (Quote.Share share : shares) {
            BigDecimal pieces = returned.getOrDefault(share.product(), BigDecimal.ZERO)
                    .min(share.quantity())
                    .max(BigDecimal.ZERO);
            long amount = BigDecimal.valueOf(share.amountMinor())
                    .multiply(pieces)
                    .divide(share.quantity(), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            back.merge(share.budgetId(), amount, Long::sum);
        }
        return back;
    }
}
