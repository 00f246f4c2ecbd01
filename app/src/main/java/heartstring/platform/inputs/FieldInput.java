package heartstring.platform.inputs;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field to type a value into.
 *
 * @param name of the parameter that the form sends
 * @param values what stands in it: one text, several where several are chosen
 * @param shown the name of the customer that a relation leads to
 */
public record FieldInput(Field field, String name, List<String> values, String shown) {

    /** Behind the parameter's name: what was typed to find a customer. */
    private static final String TYPED = "Name";

    /** An input that holds a value, as JSON. */
    public static FieldInput of(Field field, String name, String json, Map<Long, String> names) {
        JsonNode node = JsonMapper.shared().readTree(json);
        List<String> values = node.isArray()
                ? node.valueStream().map(one -> one.asString("")).toList()
                : node.isNull() ? List.of() : List.of(node.asString(""));
        return new FieldInput(field, name, values, FieldWords.text(field, json, names));
    }

    /** An input without a value. */
    public static FieldInput empty(Field field, String name) {
        return new FieldInput(field, name, List.of(), "");
    }

    /** What a form says of a field; a relation that was typed and not chosen is a text that fits none. */
    public static List<String> typed(Field field, String name, MultiValueMap<String, String> form) {
        List<String> values = form.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .toList();
        if (field.kind() == Kind.RELATION && values.stream().allMatch(String::isBlank)) {
            return form.getOrDefault(name + TYPED, List.of());
        }
        return values;
    }

    /** The one value, empty when there is none. */
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    /** The name of the parameter that holds what was typed to find a customer. */
    public String typedName() {
        return name + TYPED;
    }

    /** An id for the parts of the input, different for each field. */
    public String id() {
        return name.replaceAll("[^A-Za-z0-9]", "-") + "-" + field.id();
    }

    /** A value that the list does not know any more, so that saving does not lose it unseen. */
    public boolean isForeign() {
        return !values.isEmpty()
                && field.kind() == Kind.SELECT
                && field.choices().stream().noneMatch(c -> c.key().equals(value()));
    }
}
