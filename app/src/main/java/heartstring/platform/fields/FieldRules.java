package heartstring.platform.fields;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which values fit a field, how they are kept, and how they are compared. */
public final class FieldRules {

    /** The longest text, in characters. */
    public static final int MOST_TEXT = 2_000;

    /** The most stars. */
    public static final int STARS = 5;

    private static final int MOST_CHOSEN = 50;
    private static final int KEY = 200;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private FieldRules() {}

    /** What becomes of a value on its way in. */
    public sealed interface Reading {
        /** The value as JSON; {@code null} in JSON when there is none. */
        record Good(String json) implements Reading {}

        /** Why it does not fit, in a sentence that names the field. */
        record Bad(String sentence) implements Reading {}
    }

    /** A value as lists compare it: a text, or a number; days count from 1970, money in minor units. */
    public record Key(@Nullable String text, @Nullable BigDecimal number) {}

    /** Reads what somebody typed or chose; several texts where several can be chosen. */
    public static Reading read(Field field, List<String> typed) {
        List<String> values =
                typed.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
        if (values.isEmpty()) {
            return new Reading.Good("null");
        }
        String value = values.getFirst();
        return switch (field.kind()) {
            case TEXT ->
                value.length() > MOST_TEXT || value.indexOf('\0') >= 0
                        ? bad(field, "has at most " + MOST_TEXT + " characters")
                        : new Reading.Good(JSON.writeValueAsString(value));
            case NUMBER -> number(field, value, 6, "is a number, such as 12.5");
            case MONEY -> number(field, value, digits(field.currency()), "is an amount in " + field.currency());
            case RATING ->
                value.matches("[1-" + STARS + "]")
                        ? new Reading.Good(value)
                        : bad(field, "is a whole number from 1 to " + STARS);
            case DATE ->
                date(value)
                        .<Reading>map(day -> new Reading.Good("\"" + day + "\""))
                        .orElseGet(() -> bad(field, "is a day, such as 2026-03-31"));
            case SELECT ->
                choice(field, value)
                        .<Reading>map(key -> new Reading.Good(JSON.writeValueAsString(key)))
                        .orElseGet(() -> notAmong(field, value));
            case MULTI -> several(field, values);
            case RELATION ->
                value.matches("[1-9]\\d{0,17}")
                        ? new Reading.Good(value)
                        : bad(field, "is a person or company; choose one from the list");
        };
    }

    /** Reads a value that a program sends as JSON; its type has to fit, too. */
    public static Reading check(Field field, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return new Reading.Good("null");
        }
        boolean fits = switch (field.kind()) {
            case TEXT, DATE, SELECT -> node.isString();
            case NUMBER, MONEY -> node.isNumber();
            case RATING, RELATION -> node.isIntegralNumber();
            case MULTI -> node.isArray() && node.valueStream().allMatch(JsonNode::isString);
        };
        if (!fits) {
            return bad(
                    field,
                    switch (field.kind()) {
                        case TEXT -> "is a text";
                        case DATE -> "is a day as a text, such as \"2026-03-31\"";
                        case SELECT -> "is one of its choices as a text: " + keys(field);
                        case NUMBER, MONEY -> "is a number";
                        case RATING -> "is a whole number from 1 to " + STARS;
                        case RELATION -> "is the number of a customer";
                        case MULTI -> "is a list of its choices: " + keys(field);
                    });
        }
        return read(field, texts(node, false));
    }

    /** Reads a value as sources and files tell it: of any type that can be understood. */
    public static Reading lenient(Field field, JsonNode node) {
        if (node.isObject()) {
            return bad(field, "is one value, not several parts");
        }
        List<String> texts = texts(node, field.kind() == Kind.MULTI);
        boolean whole = field.kind() == Kind.DATE
                && !texts.isEmpty()
                && texts.getFirst().length() > 10;
        return read(field, whole ? List.of(texts.getFirst().substring(0, 10)) : texts);
    }

    private static List<String> texts(JsonNode node, boolean split) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.valueStream().limit(MOST_CHOSEN + 1L).forEach(one -> texts.addAll(texts(one, false)));
        } else if (node.isNumber()) {
            texts.add(node.decimalValue().stripTrailingZeros().toPlainString());
        } else if (split && !node.isNull()) {
            texts.addAll(List.of(node.asString("").split("[,;|]")));
        } else if (!node.isNull()) {
            texts.add(node.asString(""));
        }
        return texts;
    }

    /** The value as lists compare it; nothing when it is none that fits. */
    public static List<Key> keys(Field field, String json) {
        JsonNode node = JSON.readTree(json);
        if (!(lenient(field, node) instanceof Reading.Good good) || good.json().equals("null")) {
            return List.of();
        }
        JsonNode value = JSON.readTree(good.json());
        return switch (field.kind()) {
            case TEXT -> List.of(new Key(folded(value.asString("")), null));
            case SELECT -> List.of(new Key(value.asString(""), null));
            case MULTI ->
                value.valueStream().map(one -> new Key(one.asString(""), null)).toList();
            case DATE -> List.of(new Key(null, day(value.asString(""))));
            case MONEY ->
                List.of(new Key(
                        null,
                        value.decimalValue()
                                .movePointRight(digits(field.currency()))
                                .stripTrailingZeros()));
            case NUMBER, RATING, RELATION -> List.of(new Key(null, value.decimalValue()));
        };
    }

    /** What a day of the form 2026-03-31 compares as. */
    public static BigDecimal day(String iso) {
        return BigDecimal.valueOf(LocalDate.parse(iso).toEpochDay());
    }

    /** A text in small letters without accents, as lists compare it. */
    public static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return plain.length() > KEY ? plain.substring(0, KEY) : plain;
    }

    /** The number that somebody typed, with a comma or a point; nothing when it is none. */
    public static Optional<BigDecimal> decimal(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f']", "");
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            text = comma > point ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
        } else {
            text = text.replace(',', '.');
        }
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text).stripTrailingZeros())
                : Optional.empty();
    }

    /** A day of the form 2026-03-31 in a year that makes sense; nothing when it is none. */
    public static Optional<LocalDate> date(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.getYear() < 1800 || day.getYear() > 2200 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The digits behind the point of a currency. */
    public static int digits(String currency) {
        return currency.isEmpty()
                ? 2
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static Reading number(Field field, String typed, int digits, String otherwise) {
        return decimal(typed)
                .filter(number -> number.scale() <= digits)
                .<Reading>map(number -> new Reading.Good(number.toPlainString()))
                .orElseGet(() -> bad(field, otherwise));
    }

    private static Reading several(Field field, List<String> values) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String value : values) {
            Optional<String> key = choice(field, value);
            if (key.isEmpty()) {
                return notAmong(field, value);
            }
            chosen.add(key.get());
        }
        return chosen.size() > MOST_CHOSEN
                ? bad(field, "has at most " + MOST_CHOSEN + " values")
                : new Reading.Good(JSON.writeValueAsString(chosen));
    }

    /** The key of a choice that is meant by its key or its label. */
    private static Optional<String> choice(Field field, String typed) {
        String value = typed.strip();
        return field.choices().stream()
                .filter(c -> c.key().equals(value) || folded(c.label()).equals(folded(value)))
                .map(Field.Choice::key)
                .findFirst();
    }

    private static Reading notAmong(Field field, String value) {
        return bad(
                field,
                "knows no “" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "”, only "
                        + String.join(
                                ", ",
                                field.choices().stream()
                                        .map(Field.Choice::label)
                                        .toList()));
    }

    private static String keys(Field field) {
        return String.join(", ", field.choices().stream().map(Field.Choice::key).toList());
    }

    private static Reading bad(Field field, String sentence) {
        return new Reading.Bad("“" + field.label() + "” " + sentence + ".");
    }
}
