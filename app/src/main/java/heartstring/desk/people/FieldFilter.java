package heartstring.desk.people;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a view asks of a field.
 *
 * @param fields the field's numbers: of people and of companies where both have one of that key
 * @param from the least number, null for none
 * @param to the greatest number, null for none
 */
record FieldFilter(
        List<Integer> fields,
        Test test,
        String text,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to) {

    enum Test {
        KNOWN,
        UNKNOWN,
        CHOSEN,
        BEGINS,
        RANGE
    }

    /**
     * The order of a field.
     *
     * @param down from the greatest
     */
    record Order(int field, boolean number, boolean down) {}

    /** What a view asks of these fields; what does not fit a field is left out. */
    static List<FieldFilter> of(PeopleQuery query, List<Field> fields) {
        Map<String, List<Field>> byKey = fields.stream()
                .filter(f -> !query.has("kind") || f.subject().word().equals(query.get("kind")))
                .collect(Collectors.groupingBy(Field::key, TreeMap::new, Collectors.toList()));
        List<FieldFilter> filters = new ArrayList<>();
        byKey.forEach((key, same) -> {
            String name = PeopleQuery.FIELD + key;
            List<Integer> ids = same.stream().map(Field::id).toList();
            Field field = same.getFirst();
            if (query.has(name + ".is")) {
                filters.add(new FieldFilter(
                        ids, query.get(name + ".is").equals("known") ? Test.KNOWN : Test.UNKNOWN, "", null, null));
            }
            if (query.has(name)) {
                value(ids, field, query.get(name)).ifPresent(filters::add);
            }
            BigDecimal from = number(field, query.get(name + ".from"));
            BigDecimal to = number(field, query.get(name + ".to"));
            if (from != null || to != null) {
                filters.add(new FieldFilter(ids, Test.RANGE, "", from, to));
            }
        });
        return filters;
    }

    /** The order that a view asks for, when it is one of a field that has an order. */
    static Optional<Order> order(PeopleQuery query, List<Field> fields) {
        String wanted = query.sort();
        boolean down = wanted.endsWith(".down");
        String key = down ? wanted.substring(0, wanted.length() - ".down".length()) : wanted;
        return fields.stream()
                .filter(f -> key.equals(PeopleQuery.FIELD + f.key()) && f.kind().sorts())
                .filter(f -> !query.has("kind") || f.subject().word().equals(query.get("kind")))
                .findFirst()
                .map(f -> new Order(f.id(), f.kind().counts(), down && f.kind().counts()));
    }

    private static Optional<FieldFilter> value(List<Integer> ids, Field field, String value) {
        return switch (field.kind()) {
            case TEXT -> Optional.of(new FieldFilter(ids, Test.BEGINS, FieldRules.folded(value), null, null));
            case SELECT, MULTI -> Optional.of(new FieldFilter(ids, Test.CHOSEN, value, null, null));
            case NUMBER, MONEY, DATE, RATING, RELATION -> {
                BigDecimal number = number(field, value);
                yield number == null
                        ? Optional.empty()
                        : Optional.of(new FieldFilter(ids, Test.RANGE, "", number, number));
            }
        };
    }

    /** A number as such a field compares it; null when it is none. */
    private static @Nullable BigDecimal number(Field field, String typed) {
        if (typed.isEmpty() || !(field.kind().counts() || field.kind() == Kind.RELATION)) {
            return null;
        }
        if (field.kind() == Kind.DATE) {
            return FieldRules.date(typed)
                    .map(day -> FieldRules.day(day.toString()))
                    .orElse(null);
        }
        BigDecimal number = FieldRules.decimal(typed).orElse(null);
        return number == null || field.kind() != Kind.MONEY
                ? number
                : number.movePointRight(FieldRules.digits(field.currency()));
    }
}
