package heartstring.loyalty.promotiondesk;

import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.promotions.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of promotions. */
public record PromotionsView(
        List<Line> lines,
        List<Budget> budgets,
        String currency,
        @Nullable String fault) {

    /** One promotion: what it does and when, in words. */
    public record Line(Offer offer, String does, String condition) {}
}
