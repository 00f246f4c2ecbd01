package heartstring.desk.customer;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decides what colleagues may write as a property, and how values read. */
final class PropertyRules {

    static final int MAX_VALUE = 2_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern WORDS = Pattern.compile("[\\s_-]+");
    /** The parts of an address by the names that the tracking API gives them. */
    private static final List<String> ADDRESS = List.of("street", "postalCode", "city", "state", "country");

    /** Names under which sources say whether somebody agreed to advertising, in small letters alone. */
    private static final Set<String> ADVERTISING =
            Set.of("marketingoptin", "marketingconsent", "acceptsmarketing", "newsletter", "optin", "emailoptin");

    private static final int MAX_PARTS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PropertyRules() {}

    /** The name as it is kept: {@code Shoe size} becomes {@code shoeSize}; empty when it is no name. */
    static String name(String typed) {
        StringBuilder b = new StringBuilder();
        for (String word : WORDS.split(typed.strip())) {
            if (b.isEmpty() && !word.isEmpty()) {
                b.append(Character.toLowerCase(word.charAt(0))).append(word.substring(1));
            } else if (!word.isEmpty()) {
                b.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return NAME.matcher(b).matches() ? b.toString() : "";
    }

    /** Why this value may not stand under that name, as a sentence; null when it may. */
    static @Nullable String fault(String name, String typed, String region) {
        if (name.isEmpty()) {
            return "A property's name begins with a letter and has only letters, digits and underscores.";
        }
        String value = typed.strip();
        if (value.length() > MAX_VALUE) {
            return "At most " + MAX_VALUE + " characters fit.";
        }
        if (value.isEmpty()) {
            return null;
        }
        return switch (name) {
            case "email" ->
                IdentifierRules.normalise(Identifier.EMAIL, value, region) == null
                        ? "This is not an e-mail address."
                        : null;
            case "phone" ->
                IdentifierRules.normalise(Identifier.PHONE, value, region) == null
                        ? "This is not a phone number. With a country code, such as +44 20 7946 0018, any country's will do."
                        : null;
            default -> null;
        };
    }

    /**
     * The value as JSON, of the same type as before where that makes sense; an empty text means "not any more".
     *
     * @param before the JSON that holds now, null when there is none
     */
    static String json(String typed, @Nullable String before) {
        String value = typed.strip();
        if (value.isEmpty()) {
            return "null";
        }
        boolean number = before != null && before.matches("-?\\d.*");
        boolean truth = before != null && (before.equals("true") || before.equals("false"));
        if (number && value.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            return new BigDecimal(value).toPlainString();
        }
        if (truth) {
            switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "yes" -> {
                    return "true";
                }
                case "false", "no" -> {
                    return "false";
                }
                default -> {}
            }
        }
        return JSON.writeValueAsString(value);
    }

    /** The parts of an object that can be typed, with those that every address has; empty when the value is no object. */
    static List<Portrait.Part> parts(String name, String json) {
        if (!json.startsWith("{")) {
            return List.of();
        }
        JsonNode object = JSON.readTree(json);
        Map<String, String> values = new LinkedHashMap<>();
        if (isAddress(name, object)) {
            ADDRESS.forEach(part -> values.put(part, ""));
        }
        for (Map.Entry<String, JsonNode> part : object.properties()) {
            if (!part.getValue().isContainer() && values.size() < MAX_PARTS) {
                values.put(part.getKey(), part.getValue().asString(""));
            }
        }
        List<Portrait.Part> parts = new ArrayList<>();
        values.forEach((part, value) -> parts.add(new Portrait.Part(part, value)));
        return parts;
    }

    private static boolean isAddress(String name, JsonNode object) {
        return name.toLowerCase(Locale.ROOT).endsWith("address") || object.has("street") || object.has("postalCode");
    }

    /**
     * The object with those parts as they were typed; an empty one goes, what was not typed stays.
     *
     * @return JSON; {@code null} when no part is left
     */
    static String whole(String name, Map<String, String> typed, String before) {
        ObjectNode object = (ObjectNode) JSON.readTree(before);
        Set<String> known =
                parts(name, before).stream().map(Portrait.Part::name).collect(Collectors.toSet());
        typed.forEach((part, value) -> {
            if (known.contains(part) && value.strip().isEmpty()) {
                object.remove(part);
            } else if (known.contains(part)) {
                JsonNode old = object.get(part);
                object.set(part, JSON.readTree(json(value, old == null ? null : old.toString())));
            }
        });
        return object.isEmpty() ? "null" : object.toString();
    }

    /** Whether a JSON value is one value rather than several. */
    static boolean plain(String json) {
        return !json.startsWith("{") && !json.startsWith("[");
    }

    /** A JSON value as people read it. */
    static String text(String json) {
        try {
            return text(JSON.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(part -> parts.add(text(part)));
            return String.join(", ", parts);
        }
        if (node.isObject()) {
            List<String> parts = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                parts.add(Words.property(entry.getKey()) + ": " + text(entry.getValue()));
            }
            return String.join(" · ", parts);
        }
        return node.isBoolean() ? node.asBoolean() ? "yes" : "no" : node.asString("");
    }

    /** What a yes or no under this name means for whoever reads it; empty where the name says it all. */
    static String meaning(String name, String json) {
        boolean advertising = ADVERTISING.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        return switch (advertising ? json : "") {
            case "true" -> "agreed to advertising";
            case "false" -> "did not agree to advertising";
            default -> "";
        };
    }
}
