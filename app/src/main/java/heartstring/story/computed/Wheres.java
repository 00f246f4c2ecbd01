package heartstring.story.computed;

import heartstring.story.computed.Definition.Where;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What must hold of an event's properties, for rooms above that ask the same way. */
public final class Wheres {

    private Wheres() {}

    /** Whether every one holds. */
    public static boolean hold(List<Where> wheres, JsonNode properties) {
        return wheres.stream().allMatch(w -> ComputedRules.holds(w, properties));
    }

    /** What stands at the end of a way such as {@code products.category}, as texts. */
    public static List<String> values(JsonNode properties, String path) {
        return ComputedRules.values(properties, path);
    }
}
