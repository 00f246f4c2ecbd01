package heartstring.decision.giftdesk;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.loyalty.budgets.Budget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One programme. */
public record ProgrammeView(
        GiftProgramme programme,
        ProgrammeForm form,
        List<Item> items,
        List<Budget> budgets,
        Map<String, String> stores,
        List<String> categories,
        Tally tally,
        @Nullable String fault) {

    /** @param left how many pieces, -1 where they are not counted; {@code known} whether the catalogue has it */
    public record Item(GiftProgramme.Item item, String name, boolean known, long left) {}
}
