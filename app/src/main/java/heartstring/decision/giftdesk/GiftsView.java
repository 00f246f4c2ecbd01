package heartstring.decision.giftdesk;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.loyalty.budgets.Budget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programmes, and a form for another. */
public record GiftsView(
        List<Line> lines,
        ProgrammeForm form,
        List<Budget> budgets,
        Map<String, String> stores,
        String currency,
        @Nullable String fault) {

    /**
     * A programme, and what it came to in thirty days.
     *
     * @param share of 100 customers so many go without
     * @param leftMinor of its budget; -1 where that is one for each store
     */
    public record Line(
            GiftProgramme programme, int share, @Nullable Budget budget, long leftMinor, Tally tally) {}
}
