package heartstring.story.drafting;

import heartstring.story.conditions.Conditions;
import heartstring.story.terms.Operator;
import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition as a form sends it: rows of fields such as {@code c3.term}, {@code c3.is}, {@code c3.value}, some of them in a box, as
 * {@code c3.box} says, whose rows {@code g2.join} joins; and its JSON.
 */
final class ConditionForm {

    /** The most rows; further ones are left out. */
    static final int MOST_ROWS = 20;

    private static final Pattern FIELD = Pattern.compile("c([0-9]{1,9})\\.([a-z.-]{1,60})");
    private static final Pattern JOIN = Pattern.compile("g([0-9]{1,9})\\.join");

    /** How rows are joined: every one of them, one of them will do, not one of them. */
    static final String ALL = "all";

    static final String ANY = "any";
    static final String NONE = "none";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConditionForm() {}

    /** One row as it was filled in; the number keeps its fields together. */
    record Row(int number, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "").strip();
        }

        /** The box it stands in; 0 for none. */
        int box() {
            String box = field("box");
            return box.matches("[0-9]{1,9}") ? Integer.parseInt(box) : 0;
        }
    }

    /**
     * A row that stands by itself, or a box of rows.
     *
     * @param box its number, 0 for none
     */
    record Part(int box, String join, List<Row> rows) {}

    /** Rows and boxes in the order in which they stand. */
    static List<Part> parts(Map<String, String> params) {
        Map<Integer, String> joins = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            Matcher join = JOIN.matcher(name);
            if (join.matches() && joins.size() < MOST_ROWS) {
                joins.put(Integer.valueOf(join.group(1)), value);
            }
        });
        Map<Integer, Row> rows = new LinkedHashMap<>();
        rows(params).forEach(row -> rows.put(row.number(), row));
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String name : params.keySet()) {
            Matcher field = FIELD.matcher(name);
            Matcher join = JOIN.matcher(name);
            Row row = field.matches() ? rows.get(Integer.valueOf(field.group(1))) : null;
            Integer box = join.matches() ? Integer.valueOf(join.group(1)) : row == null ? null : (Integer) row.box();
            if (box != null && joins.containsKey(box)) {
                parts.computeIfAbsent(
                        "g" + box, key -> new Part(box, joins.getOrDefault(box, ANY), in(box, rows.values())));
            } else if (row != null) {
                parts.putIfAbsent("c" + row.number(), new Part(0, ALL, List.of(row)));
            }
        }
        return List.copyOf(parts.values());
    }

    private static List<Row> in(int box, Collection<Row> rows) {
        return rows.stream().filter(row -> row.box() == box).toList();
    }

    /** The rows in the order in which they stand. */
    static List<Row> rows(Map<String, String> params) {
        Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            Matcher field = FIELD.matcher(name);
            if (field.matches() && rows.size() < MOST_ROWS) {
                rows.computeIfAbsent(Integer.valueOf(field.group(1)), n -> new LinkedHashMap<>())
                        .put(field.group(2), value);
            }
        });
        return rows.entrySet().stream()
                .map(e -> new Row(e.getKey(), e.getValue()))
                .toList();
    }

    /**
     * The JSON of all rows that name a term, empty when none does. What makes no sense is passed on as it is: whoever reads the JSON
     * says so.
     */
    static Optional<String> json(Map<String, String> params, Conditions conditions, ZoneId zone, int digits) {
        List<ObjectNode> parts = new ArrayList<>();
        for (Part part : parts(params)) {
            List<ObjectNode> tests = part.rows().stream()
                    .filter(r -> !r.field("term").isEmpty())
                    .map(r -> test(r, term(r, conditions), zone, digits))
                    .toList();
            joined(tests, part.join()).ifPresent(parts::add);
        }
        return joined(parts, params.getOrDefault("join", ALL)).map(ObjectNode::toString);
    }

    /** One part alone needs no word that joins it. */
    private static Optional<ObjectNode> joined(List<ObjectNode> parts, String join) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode whole = parts.getFirst();
        if (parts.size() > 1) {
            whole = JSON.createObjectNode();
            ArrayNode array = whole.putArray(join.equals(ALL) ? "all" : "any");
            parts.forEach(array::add);
        }
        return Optional.of(join.equals(NONE) ? JSON.createObjectNode().set("not", whole) : whole);
    }

    /** The term a row names, null when there is none of that name. */
    static @Nullable Term term(Row row, Conditions conditions) {
        return conditions.terms().stream()
                .filter(t -> t.name().equals(row.field("term")))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode test(Row row, @Nullable Term term, ZoneId zone, int digits) {
        ObjectNode object = JSON.createObjectNode();
        object.put("term", row.field("term"));
        if (term == null) {
            return object;
        }
        ObjectNode with = JSON.createObjectNode();
        for (Term.Param param : term.params()) {
            String given = row.field("with." + param.name());
            if (!given.isEmpty()) {
                put(with, param.name(), given, param.type(), zone, digits);
            }
        }
        if (!with.isEmpty()) {
            object.set("with", with);
        }
        String word = row.field("is");
        String not = word.startsWith("not.") ? word.substring(4) : word;
        Operator is = Operator.ofWord(not);
        object.put("is", not);
        if (is != null && is.lists()) {
            ArrayNode values = object.putArray("values");
            List<String> texts = is == Operator.BETWEEN
                    ? List.of(row.field("value"), row.field("to"))
                    : List.of(row.field("value").split(","));
            ObjectNode one = JSON.createObjectNode();
            for (String text : texts) {
                put(one, "v", text.strip(), term.type(), zone, digits);
                values.add(one.get("v"));
            }
        } else if (is != null && is != Operator.KNOWN) {
            put(object, "value", row.field("value"), term.type(), zone, digits);
        }
        return word.startsWith("not.") ? JSON.createObjectNode().set("not", object) : object;
    }

    private static void put(ObjectNode object, String name, String text, Type type, ZoneId zone, int digits) {
        try {
            switch (type) {
                case NUMBER -> object.put(name, new BigDecimal(text));
                case MONEY ->
                    object.put(name, new BigDecimal(text).movePointRight(digits).longValueExact());
                case FLAG -> object.put(name, text.equals("true"));
                case MOMENT ->
                    object.put(
                            name,
                            LocalDateTime.parse(text).atZone(zone).toInstant().toString());
                case TEXT, CHOICE, DAY, SEVERAL -> object.put(name, text);
            }
        } catch (NumberFormatException e) {
            object.put(name, text);
        } catch (ArithmeticException | DateTimeException e) {
            object.put(name, text);
        }
    }
}
