package heartstring.story.computed;

import heartstring.story.computed.Definition.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What must hold of an event's properties, for rooms above that ask the same way. */
public final class Wheres {

    private Wheres() {}

    /** Whether every one holds of these properties. */
    public static boolean hold(List<Where> wheres, JsonNode properties) {
        return wheres.stream().allMatch(w -> ComputedRules.holds(w, properties));
    }

    /** What stands at the end of a way such as {@code products.category}, as texts; of lists each. */
    public static List<String> values(JsonNode properties, String path) {
        return ComputedRules.values(properties, path);
    }

    /** What is wrong with a way to a property, null where nothing is. */
    public static @Nullable String fault(String path) {
        return ComputedRules.isPath(path) ? null : "A property is named like total or products.category.";
    }

    /** What is wrong with a comparison, null where nothing is. */
    public static @Nullable String fault(Where where) {
        return ComputedRules.fault(where);
    }
}
