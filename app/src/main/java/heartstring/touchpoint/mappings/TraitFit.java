package heartstring.touchpoint.mappings;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What files say of people, as the fields of the house keep it. */
public record TraitFit(List<Field> fields) {

    private static final String TRAIT = "trait:";

    public TraitFit {
        fields = List.copyOf(fields);
    }

    /** The value as the field behind this target keeps it; one that does not fit is refused in a sentence. */
    public JsonNode fit(String target, JsonNode told, Function<String, RuntimeException> refusal) {
        for (Field field : fields) {
            if (target.equals(TRAIT + field.key())) {
                return switch (FieldRules.lenient(field, told)) {
                    case FieldRules.Reading.Good good -> JsonMapper.shared().readTree(good.json());
                    case FieldRules.Reading.Bad bad -> throw refusal.apply(bad.sentence());
                };
            }
        }
        return told;
    }

    /** The same mapping in which columns that are called like a field go there. */
    public Mapping named(Mapping mapping) {
        Map<String, String> columns = new LinkedHashMap<>(mapping.columns());
        columns.replaceAll((heading, target) -> target.startsWith(TRAIT) ? named(target) : target);
        return columns.equals(mapping.columns()) ? mapping : mapping.with(mapping.kind(), columns);
    }

    private String named(String target) {
        String name = Guesses.plain(target.substring(TRAIT.length()));
        return fields.stream()
                .filter(f -> Guesses.plain(f.key()).equals(name)
                        || Guesses.plain(f.label()).equals(name))
                .findFirst()
                .map(f -> TRAIT + f.key())
                .orElse(target);
    }
}
