package heartstring.loyalty.budgets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of budgets; {@code decimals} of the organisation's currency. */
public record BudgetsView(
        List<Line> lines, String currency, @Nullable String fault) {

    /** One budget with its newest purses. */
    public record Line(Budget budget, List<Purse> purses) {}
}
