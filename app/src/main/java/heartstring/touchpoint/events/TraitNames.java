package heartstring.touchpoint.events;

import heartstring.customer.traits.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads declared properties, folding the two spellings of Segment's reserved names into one. */
final class TraitNames {

    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 8_000;

    private static final Map<String, String> ONE_SPELLING = Map.of(
            "first_name", "firstName",
            "last_name", "lastName",
            "created_at", "createdAt",
            "loyalty_card", "loyaltyCard",
            "postal_code", "postalCode",
            "phone_number", "phone",
            "date_of_birth", "birthday");

    private TraitNames() {}

    static List<Event.Property> read(@Nullable JsonNode traits) {
        List<Event.Property> list = new ArrayList<>();
        if (traits == null || !traits.isObject()) {
            return list;
        }
        for (Map.Entry<String, JsonNode> entry : traits.properties()) {
            String name = BodyText.clean(ONE_SPELLING.getOrDefault(entry.getKey(), entry.getKey()))
                    .strip();
            String json = BodyText.of(entry.getValue());
            boolean fits = !name.isEmpty() && name.length() <= MAX_NAME && json.length() <= MAX_VALUE;
            if (fits && list.size() < Traits.MAX_NAMES) {
                list.add(new Event.Property(name, json));
            }
        }
        return list;
    }
}
