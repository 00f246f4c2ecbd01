package heartstring.touchpoint.mappings;

import heartstring.touchpoint.events.BodyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Mappings as JSON text, read strictly: an unknown word is an error that names it. */
public final class MappingJson {

    /** The longest mapping, in characters. */
    public static final int MOST = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> WORDS = Set.of(
            "name",
            "about",
            "kind",
            "source",
            "channel",
            "userIdNamespace",
            "delimiter",
            "header",
            "columns",
            "clean",
            "empty",
            "defaults",
            "timePattern",
            "zone",
            "decimal",
            "currency",
            "returns",
            "joins");

    private MappingJson() {}

    /** Reads and checks a mapping; {@link BadMapping} says what is wrong with it. */
    public static Mapping read(String json) {
        if (json.length() > MOST) {
            throw new BadMapping("A mapping has at most " + MOST / 1024 + " kB.");
        }
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadMapping("The mapping is not valid JSON: " + BodyText.fault(e));
        }
        if (!(node instanceof ObjectNode object)) {
            throw new BadMapping("A mapping is a JSON object.");
        }
        for (String word : object.propertyNames()) {
            if (!WORDS.contains(word)) {
                throw new BadMapping("A mapping has no \"" + word + "\". Known are: "
                        + String.join(", ", WORDS.stream().sorted().toList()) + ".");
            }
        }
        String name = text(object, "name", "import");
        Mapping mapping = new Mapping(
                name,
                text(object, "about", ""),
                kind(text(object, "kind", "people")),
                text(object, "source", name),
                text(object, "channel", "import"),
                text(object, "userIdNamespace", ""),
                character(object, "delimiter"),
                header(object.get("header")),
                texts(object.get("columns"), "columns"),
                lists(object.get("clean")),
                list(object.get("empty"), "empty"),
                texts(object.get("defaults"), "defaults"),
                optional(object, "timePattern"),
                optional(object, "zone"),
                character(object, "decimal"),
                optional(object, "currency"),
                new Mapping.Returns(
                        object.get("returns") instanceof ObjectNode returns ? text(returns, "orderPrefix", "") : ""),
                joins(object.get("joins")));
        MappingRules.check(mapping);
        return mapping;
    }

    /** The mapping as JSON text that {@link #read} understands. */
    public static String write(Mapping m) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", m.name());
        map.put("about", m.about());
        map.put("kind", m.kind().name().toLowerCase(Locale.ROOT));
        map.put("source", m.source());
        map.put("channel", m.channel());
        map.put("userIdNamespace", m.userIdNamespace());
        putText(map, "delimiter", m.delimiter());
        if (m.header() != null) {
            map.put("header", m.header());
        }
        map.put("columns", m.columns());
        map.put("clean", m.clean());
        map.put("empty", m.empty());
        map.put("defaults", m.defaults());
        putText(map, "timePattern", m.timePattern());
        putText(map, "zone", m.zone());
        putText(map, "decimal", m.decimal());
        putText(map, "currency", m.currency());
        map.put("returns", Map.of("orderPrefix", m.returns().orderPrefix()));
        map.put("joins", m.joins());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(map);
    }

    private static void putText(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value.toString());
        }
    }

    private static Mapping.Kind kind(String word) {
        return switch (word) {
            case "people" -> Mapping.Kind.PEOPLE;
            case "orders" -> Mapping.Kind.ORDERS;
            case "events" -> Mapping.Kind.EVENTS;
            case "answers" -> Mapping.Kind.ANSWERS;
            default ->
                throw new BadMapping("\"kind\" is one of people, orders, events, answers; not \"" + word + "\".");
        };
    }

    private static @Nullable String optional(ObjectNode object, String name) {
        JsonNode node = object.get(name);
        return node == null
                        || node.isNull()
                        || node.isContainer()
                        || node.asString().isEmpty()
                ? null
                : node.asString();
    }

    private static String text(ObjectNode object, String name, String otherwise) {
        return Objects.requireNonNullElse(optional(object, name), otherwise);
    }

    private static @Nullable Boolean header(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw new BadMapping("\"header\" is true or false.");
        }
        return node.asBoolean();
    }

    private static @Nullable Character character(ObjectNode object, String name) {
        String text = optional(object, name);
        if (text == null) {
            return null;
        }
        String real = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        if (real.length() != 1) {
            throw new BadMapping("\"" + name + "\" is a single character.");
        }
        return real.charAt(0);
    }

    private static Map<String, String> texts(@Nullable JsonNode node, String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return map;
        }
        if (!(node instanceof ObjectNode object)) {
            throw new BadMapping("\"" + name + "\" is an object of texts.");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getValue().isContainer()) {
                throw new BadMapping("\"" + name + "\" is an object of texts.");
            }
            map.put(entry.getKey(), entry.getValue().asString());
        }
        return map;
    }

    private static Map<String, List<String>> lists(@Nullable JsonNode node) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return map;
        }
        if (!(node instanceof ObjectNode object)) {
            throw new BadMapping("\"clean\" is an object: a heading and its cleanings.");
        }
        object.properties().forEach(e -> map.put(e.getKey(), list(e.getValue(), "clean")));
        return map;
    }

    private static List<String> list(@Nullable JsonNode node, String name) {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (node instanceof ArrayNode array) {
            return array.values().stream().map(JsonNode::asString).toList();
        }
        if (node.isContainer()) {
            throw new BadMapping("\"" + name + "\" is a text or a list of texts.");
        }
        return List.of(node.asString());
    }

    private static List<Mapping.Join> joins(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array)) {
            throw new BadMapping("\"joins\" is a list.");
        }
        return array.values().stream()
                .map(join -> {
                    if (!(join instanceof ObjectNode object)
                            || optional(object, "name") == null
                            || optional(object, "on") == null) {
                        throw new BadMapping("Each of \"joins\" has a \"name\", an \"on\" and \"columns\".");
                    }
                    return new Mapping.Join(
                            text(object, "name", ""), text(object, "on", ""), texts(object.get("columns"), "columns"));
                })
                .toList();
    }
}
