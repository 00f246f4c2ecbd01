package heartstring.story.timeline;

import heartstring.commerce.catalogue.CatalogueRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An event's properties as a table that people can read. */
final class DetailRules {

    static final int MOST_FIELDS = 100;
    static final int MOST_VALUE = 500;
    private static final int MOST_DEPTH = 3;

    private DetailRules() {}

    static List<Detail.Field> fields(JsonNode event) {
        List<Detail.Field> fields = new ArrayList<>();
        for (String part : List.of("properties", "traits")) {
            JsonNode node = event.get(part);
            if (node != null && node.isObject()) {
                object("", node, 1, fields);
            }
        }
        return fields;
    }

    private static void object(String before, JsonNode object, int depth, List<Detail.Field> fields) {
        for (Map.Entry<String, JsonNode> one : object.properties()) {
            if (fields.size() < MOST_FIELDS) {
                value(label(before, one.getKey()), one.getValue(), depth, fields);
            }
        }
    }

    private static void value(String label, JsonNode value, int depth, List<Detail.Field> fields) {
        if (value.isNull()) {
            return;
        }
        if (value.isObject() && depth < MOST_DEPTH) {
            object(label, value, depth + 1, fields);
        } else if (value.isArray()) {
            list(label, value, fields);
        } else {
            String text = value.isContainer() ? value.toString() : value.asString();
            fields.add(new Detail.Field(label, Words.shortened(text, MOST_VALUE)));
        }
    }

    private static void list(String label, JsonNode list, List<Detail.Field> fields) {
        if (list.isEmpty()) {
            return;
        }
        if (!list.get(0).isObject()) {
            List<String> parts = new ArrayList<>();
            list.forEach(one -> parts.add(one.isContainer() ? one.toString() : one.asString()));
            fields.add(new Detail.Field(label, Words.shortened(String.join(", ", parts), MOST_VALUE)));
            return;
        }
        for (JsonNode one : list) {
            if (fields.size() < MOST_FIELDS) {
                fields.add(new Detail.Field(label, Words.shortened(item(one), MOST_VALUE)));
            }
        }
    }

    private static String item(JsonNode one) {
        String name = CatalogueRules.text(one, "name", Words.MOST_NAME);
        String id = CatalogueRules.text(one, "product_id", Words.MOST_NAME);
        String quantity = CatalogueRules.text(one, "quantity", Words.MOST_NAME);
        String price = CatalogueRules.text(one, "price", Words.MOST_NAME);
        if (name == null && id == null) {
            return one.toString();
        }
        return Words.joined(
                quantity == null ? null : quantity + " × ",
                name == null ? id : name,
                price == null ? null : " at " + price);
    }

    /** The name of a field as people write it: {@code order_id} as {@code Order id}. */
    private static String label(String before, String name) {
        String human = Words.human(name);
        if (!before.isEmpty()) {
            return before + ", " + human;
        }
        return human.isEmpty() ? name : Character.toUpperCase(human.charAt(0)) + human.substring(1);
    }
}
