package heartstring.platform.inputs;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A value of a field as pages show it; {@code json} is {@code null} in JSON when there is none. */
public record FieldValue(Field field, String json, String text) {

    /** A value with the names of customers that relations lead to. */
    public static FieldValue of(Field field, String json, Map<Long, String> names) {
        return new FieldValue(field, json, FieldWords.text(field, json, names));
    }

    /** How many stars are filled. */
    public int stars() {
        return FieldWords.stars(json);
    }

    /** The customer that a relation leads to, 0 for none. */
    public long related() {
        List<Long> ids = FieldWords.related(field, json);
        return ids.isEmpty() ? 0 : ids.getFirst();
    }

    /** What was chosen, by label. */
    public List<String> chosen() {
        return field.kind() != Kind.MULTI
                ? List.of()
                : JsonMapper.shared()
                        .readTree(json)
                        .valueStream()
                        .map(one -> field.choiceLabel(one.asString("")))
                        .toList();
    }

    /** Whether the column of such values stands to the right. */
    public boolean isNumber() {
        return field.kind() == Kind.NUMBER || field.kind() == Kind.MONEY;
    }
}
