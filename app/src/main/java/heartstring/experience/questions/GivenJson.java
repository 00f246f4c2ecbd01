package heartstring.experience.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON: as a touchpoint holds them (without free words, which stand there once), and as programs send them. */
public final class GivenJson {

    private static final int MOST_FIELDS = 400;
    private static final int MOST_VALUES = 50;

    private GivenJson() {}

    /** Everything but free words, by question. */
    public static ObjectNode write(Map<String, Given> given) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        given.forEach((key, answer) -> {
            switch (answer) {
                case Given.Figure figure -> json.put(key, figure.number());
                case Given.Picks picks -> {
                    ArrayNode list = json.putArray(key);
                    picks.keys().forEach(list::add);
                    if (!picks.other().isEmpty()) {
                        list.addObject().put("other", picks.other());
                    }
                }
                case Given.Rows rows -> {
                    ObjectNode object = json.putObject(key);
                    rows.columns().forEach(object::put);
                }
                case Given.On on -> json.put(key, on.day().toString());
                case Given.Agreed a -> json.put(key, true);
                case Given.Sent sent ->
                    json.putObject(key).put("file", sent.fileId()).put("name", sent.name());
                case Given.Reach reach -> {
                    ObjectNode object = json.putObject(key);
                    object.put("name", reach.name()).put("email", reach.email()).put("phone", reach.phone());
                }
                case Given.Text t -> {
                    // Free words stand once, in the comment.
                }
            }
        });
        return json;
    }

    /** Answers as a program sends them, as fields of a form; what has another shape is left out. */
    public static Map<String, List<String>> typed(JsonNode json) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        json.properties().forEach(one -> {
            if (typed.size() < MOST_FIELDS) {
                typed(one.getKey(), one.getValue(), typed);
            }
        });
        return typed;
    }

    private static void typed(String field, JsonNode value, Map<String, List<String>> typed) {
        if (value.isObject()) {
            value.properties().stream()
                    .limit(MOST_VALUES)
                    .filter(one ->
                            !one.getValue().isContainer() && !one.getValue().isNull())
                    .forEach(one -> typed.put(
                            field + "." + one.getKey(), List.of(one.getValue().asString())));
            return;
        }
        if (value.isArray()) {
            List<String> several = new ArrayList<>();
            int place = 1;
            for (JsonNode one : value) {
                if (one.isObject() && one.has("other")) {
                    typed.put(field + ".other", List.of(one.path("other").asString("")));
                } else if (!one.isContainer() && several.size() < MOST_VALUES) {
                    several.add(one.asString());
                    if (!one.asString().equals("other")) {
                        // A ranking is told in order; in a form each has its place.
                        typed.put(field + "." + one.asString(), List.of(String.valueOf(place++)));
                    }
                }
            }
            typed.put(field, several);
            return;
        }
        if (!value.isNull() && !value.isMissingNode() && !(value.isBoolean() && !value.asBoolean())) {
            typed.put(field, List.of(value.asString()));
        }
    }
}
