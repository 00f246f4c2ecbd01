package heartstring.loyalty.tierdesk;

import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.tiers.Simulation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme's tiers on their page.
 *
 * @param rule how tiers are reached and kept, in a sentence; empty where there are none
 * @param filled what stands in the form
 * @param trial what the ladder in the form would change, null before it was tried
 */
public record TiersView(
        Programme programme,
        boolean editable,
        String rule,
        List<Step> steps,
        Map<String, String> filled,
        int rows,
        @Nullable Trial trial,
        @Nullable String fault) {

    /** A tier; {@code width} is its bar, 0 to 100. */
    public record Step(String name, String needs, String brings, long members, String width) {}

    /** What a ladder would change, with the names of its tiers. */
    public record Trial(Simulation.Result result, List<String> names) {}

    /** What stands in a field of the form. */
    public String typed(String field) {
        return filled.getOrDefault(field, "");
    }
}
