package heartstring.platform.inputs;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Kind;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of fields in words. */
public final class FieldWords {

    private FieldWords() {}

    /**
     * A value for people; one that does not fit its field as it is.
     *
     * @param json the value, {@code null} in JSON for none
     * @param names of customers that relations lead to
     */
    public static String text(Field field, String json, Map<Long, String> names) {
        JsonNode raw = JsonMapper.shared().readTree(json);
        if (raw.isNull()) {
            return "";
        }
        if (!(FieldRules.lenient(field, raw) instanceof FieldRules.Reading.Good good)) {
            return raw.isValueNode() ? raw.asString("") : raw.toString();
        }
        JsonNode value = JsonMapper.shared().readTree(good.json());
        return switch (field.kind()) {
            case TEXT -> value.asString("");
            case NUMBER -> value.decimalValue().toPlainString();
            case MONEY -> money(value.decimalValue(), field.currency());
            case DATE ->
                FieldRules.date(value.asString(""))
                        .map(day -> Format.day(day.atStartOfDay(Format.zone()).toInstant()))
                        .orElse("");
            case SELECT -> field.choiceLabel(value.asString(""));
            case MULTI ->
                value.valueStream()
                        .map(one -> field.choiceLabel(one.asString("")))
                        .collect(Collectors.joining(", "));
            case RATING -> value.asInt() + " of " + FieldRules.STARS;
            case RELATION -> names.getOrDefault(value.asLong(), "Customer " + value.asLong());
        };
    }

    /** A value for a file: days and numbers as machines read them, choices by their labels. */
    public static String plain(Field field, String json, Map<Long, String> names) {
        JsonNode value = JsonMapper.shared().readTree(json);
        return switch (field.kind()) {
            case SELECT, MULTI, RELATION -> text(field, json, names);
            case RATING, NUMBER, MONEY, DATE, TEXT -> value.isNull() ? "" : value.asString(value.toString());
        };
    }

    /** How many stars are filled. */
    public static int stars(String json) {
        JsonNode value = JsonMapper.shared().readTree(json);
        return value.isNumber() ? Math.clamp(value.asLong(), 0, FieldRules.STARS) : 0;
    }

    /** The customers that relations lead to, of fields with their values. */
    public static List<Long> related(Field field, String json) {
        JsonNode value = JsonMapper.shared().readTree(json);
        return field.kind() == Kind.RELATION && value.isIntegralNumber() ? List.of(value.asLong()) : List.of();
    }

    private static String money(BigDecimal amount, String currency) {
        return Format.money(
                amount.movePointRight(FieldRules.digits(currency))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue(),
                currency);
    }
}
