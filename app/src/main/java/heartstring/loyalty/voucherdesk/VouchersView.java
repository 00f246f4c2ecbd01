package heartstring.loyalty.voucherdesk;

import heartstring.loyalty.baskets.Trial;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.story.drafting.ConditionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of vouchers; {@code filled} was typed into the form, {@code said} answers a check of a code. */
public record VouchersView(
        List<Line> lines,
        List<Budget> budgets,
        List<Programme> programmes,
        String currency,
        Map<String, String> filled,
        ConditionView condition,
        Trial trial,
        @Nullable String fault,
        @Nullable String said) {

    /** What was typed into a field, or this. */
    public String typed(String field, String otherwise) {
        return filled.getOrDefault(field, otherwise);
    }

    /** One batch: how often it was used, its condition in words, and whether its codes can be fetched. */
    public record Line(VoucherBatch batch, long used, String condition, boolean fetchable) {}
}
