package heartstring.decision.openings;

import heartstring.crm.teams.Team;
import heartstring.decision.cases.Cause;
import heartstring.loyalty.budgets.Budget;
import heartstring.ui.components.Amounts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that says what opens cases, whose they are, and what amends may cost.
 *
 * @param stores some of those that were looked for, all of them where there are few
 * @param currency of the budget that pays, or the house's
 * @param find what their names have in them, empty for any
 */
public record CaseSettingsView(
        CaseSetting setting,
        List<Team> teams,
        Map<Long, String> colleagues,
        List<Budget> budgets,
        List<Stored> stores,
        boolean moreStores,
        String currency,
        String find,
        @Nullable String fault) {

    public CaseSettingsView {
        teams = List.copyOf(teams);
        budgets = List.copyOf(budgets);
        stores = List.copyOf(stores);
    }

    /** A store and whose its cases are, 0 for nobody's. */
    public record Stored(String key, String name, long owner) {}

    /** An amount as it is typed. */
    public String amount(long minor) {
        return minor < 0 ? "" : Amounts.typed(minor, currency);
    }

    /** Who answers for a store, in words. */
    public String owner(Stored store) {
        return store.owner() == 0 ? "nobody" : colleagues.getOrDefault(store.owner(), "somebody who has left");
    }

    /** Those that open by themselves. */
    public List<Cause> causes() {
        return Arrays.stream(Cause.values()).filter(c -> c != Cause.HAND).toList();
    }

    public String explained(Cause cause) {
        return switch (cause) {
            case ANSWER -> "Somebody who is known answers low in a survey.";
            case WORDS -> "A message, review or answer carries anger or frustration, and that is believed.";
            case COMPLAINT -> "A complaint comes in.";
            case FELL -> "The experience index of a customer falls far below its best of the last month.";
            case LEAVER -> "Somebody says good things and behaves as others did before they left.";
            case HAND -> "";
        };
    }
}
