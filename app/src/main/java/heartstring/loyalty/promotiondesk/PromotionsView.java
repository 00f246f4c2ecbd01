package heartstring.loyalty.promotiondesk;

import heartstring.loyalty.baskets.Trial;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.promotions.Offer;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.Met;
import heartstring.story.drafting.ConditionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of promotions; {@code filled} was typed into the form, {@code usualHoldOut} holds where no share is. */
public record PromotionsView(
        List<Line> lines,
        List<Budget> budgets,
        String currency,
        int usualHoldOut,
        Map<String, String> filled,
        ConditionView condition,
        Trial trial,
        @Nullable String fault) {

    /** What was typed into a field. */
    public String typed(String field) {
        return filled.getOrDefault(field, "");
    }

    /**
     * One promotion: what it does and when, in words.
     *
     * @param holdOut of 100 customers so many go without it now
     * @param met null while nobody met it as a trial
     */
    public record Line(
            Offer offer,
            String does,
            String condition,
            int holdOut,
            @Nullable Met met) {

        /** Where it stands whether it works. */
        public String proof() {
            return HoldOut.page(offer.promotion().ref());
        }

        /** Who goes without it, in words; empty where nobody does. */
        public String heldOut() {
            if (holdOut == 0 && met == null) {
                return "";
            }
            Met counted = met == null ? Met.NOBODY : met;
            return holdOut + " % of customers go without it. So far " + counted.treated() + " got it, "
                    + counted.heldOut() + " went without"
                    + (counted.both() == 0 ? "." : ", " + counted.both() + " were two people of both kinds before.");
        }
    }
}
