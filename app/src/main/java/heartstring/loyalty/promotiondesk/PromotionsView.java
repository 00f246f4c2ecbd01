package heartstring.loyalty.promotiondesk;

import heartstring.loyalty.baskets.Trial;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.promotions.Offer;
import heartstring.story.arms.Met;
import heartstring.story.drafting.ConditionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of promotions; {@code filled} was typed into the form. */
public record PromotionsView(
        List<Line> lines,
        List<Budget> budgets,
        String currency,
        Map<String, String> filled,
        ConditionView condition,
        Trial trial,
        @Nullable String fault) {

    /** What was typed into a field. */
    public String typed(String field) {
        return filled.getOrDefault(field, "");
    }

    /** One promotion: what it does and when, in words; {@code met} null while nobody met it as a trial. */
    public record Line(
            Offer offer,
            String does,
            String condition,
            @Nullable Met met) {

        /** Who goes without it, in words; empty where nobody does. */
        public String heldOut() {
            if (offer.holdOutPercent() == 0) {
                return "";
            }
            Met counted = met == null ? Met.NOBODY : met;
            return offer.holdOutPercent() + " % of customers go without it. So far " + counted.treated() + " got it, "
                    + counted.heldOut() + " went without"
                    + (counted.both() == 0 ? "." : ", " + counted.both() + " were two people of both kinds before.");
        }
    }
}
