package heartstring.story.customers;

import heartstring.platform.fields.Fields;
import heartstring.story.veils.Veils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a customer at a glance what whoever asks may not see: fields of the house, and touchpoints behind a veil. */
@Component
class GlanceJson {

    private final Fields fields;
    private final Veils veils;

    GlanceJson(Fields fields, Veils veils) {
        this.fields = fields;
        this.veils = veils;
    }

    /** The same text where nothing is hidden. */
    String seen(String json) {
        List<String> hidden = fields.hidden();
        if (hidden.isEmpty() && !veils.isDrawn()) {
            return json;
        }
        ObjectNode glance = (ObjectNode) JsonMapper.shared().readTree(json);
        if (glance.get("traits") instanceof ObjectNode traits) {
            traits.remove(hidden);
        }
        if (glance.get("touchpoints") instanceof ArrayNode touchpoints) {
            List<JsonNode> all = new ArrayList<>();
            touchpoints.forEach(all::add);
            Set<JsonNode> seen = new HashSet<>(veils.seen(all, t -> t.path("id").asLong()));
            ArrayNode left = glance.putArray("touchpoints");
            all.stream().filter(seen::contains).forEach(left::add);
        }
        return glance.toString();
    }
}
