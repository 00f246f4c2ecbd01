package heartstring.crm.dealviews;

import heartstring.platform.auth.Actor;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions and orders that a view of deals comes to; values are bound, never part of the text. */
final class DealWhereSql {

    private DealWhereSql() {}

    /**
     * What a list is ordered by.
     *
     * @param key never null, with {@code d} as the deal
     * @param type of the key
     */
    record Order(String key, String type, boolean down) {

        String by() {
            return " order by " + key + (down ? " desc" : "") + ", d.id" + (down ? " desc" : "");
        }

        String after() {
            return " and (" + key + ", d.id) " + (down ? "<" : ">") + " (:key::" + type + ", :id)";
        }
    }

    static String where(DealQuery query, List<Field> fields, int digits, Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" true");
        if (!query.state().equals("all")) {
            // Written out, so that the index of open deals is used.
            where.append(" and d.state = '").append(query.state()).append('\'');
        }
        number(where, params, query, "pipeline", " and d.pipeline_id = :pipeline");
        number(where, params, query, "stage", " and d.stage_id = :stage");
        switch (query.get("owner")) {
            case "" -> {}
            case "-1" -> where.append(" and d.owner_id is null");
            case "me" -> {
                where.append(" and d.owner_id = :owner");
                params.put("owner", Actor.current().userId());
            }
            default -> number(where, params, query, "owner", " and d.owner_id = :owner");
        }
        text(where, params, query, "expectedFrom", " and d.expected_on >= :expectedFrom::date");
        text(where, params, query, "expectedTo", " and d.expected_on <= :expectedTo::date");
        amount(where, params, query, "amountFrom", " and d.amount_minor >= :amountFrom", digits);
        amount(where, params, query, "amountTo", " and d.amount_minor <= :amountTo", digits);
        if (query.has("rotten")) {
            where.append(" and d.state = 'open' and d.stage_since < now() - s.rotten_days * interval '1 day'");
        }
        if (query.has("q")) {
            where.append(" and (d.title ilike :like or h.name ilike :like)");
            params.put(
                    "like",
                    "%"
                            + query.get("q")
                                    .replace("\\", "\\\\")
                                    .replace("%", "\\%")
                                    .replace("_", "\\_") + "%");
        }
        for (int i = 0; i < fields.size(); i++) {
            field(where, params, query, fields.get(i), i);
        }
        return where.toString();
    }

    private static void field(StringBuilder where, Map<String, Object> params, DealQuery query, Field field, int n) {
        String name = DealQuery.FIELD + field.key();
        String value = query.get(name);
        String from = query.get(name + ".from");
        String to = query.get(name + ".to");
        String is = query.get(name + ".is");
        if (value.isEmpty() && from.isEmpty() && to.isEmpty() && is.isEmpty()) {
            return;
        }
        params.put("k" + n, field.key());
        String held = "(d.fields ->> :k" + n + ")";
        if (!is.isEmpty()) {
            where.append(" and ").append(held).append(is.equals("known") ? " is not null" : " is null");
        }
        if (!value.isEmpty()) {
            params.put("v" + n, value);
            where.append(
                    switch (field.kind()) {
                        case TEXT -> " and starts_with(lower(" + held + "), lower(:v" + n + "))";
                        case MULTI -> " and d.fields -> :k" + n + " @> to_jsonb(array[:v" + n + "::text])";
                        case SELECT, DATE, NUMBER, MONEY, RATING, RELATION -> " and " + held + " = :v" + n;
                    });
        }
        bound(where, params, field, held, from, ">=", "a" + n);
        bound(where, params, field, held, to, "<=", "z" + n);
    }

    private static void bound(
            StringBuilder where,
            Map<String, Object> params,
            Field field,
            String held,
            String typed,
            String compares,
            String name) {
        if (typed.isEmpty() || !field.kind().counts()) {
            return;
        }
        if (field.kind() == Kind.DATE) {
            FieldRules.date(typed).ifPresent(day -> {
                params.put(name, day.toString());
                where.append(" and ").append(held).append(compares).append(" :").append(name);
            });
        } else {
            FieldRules.decimal(typed).ifPresent(number -> {
                params.put(name, number);
                where.append(" and ")
                        .append(held)
                        .append("::numeric ")
                        .append(compares)
                        .append(" :")
                        .append(name);
            });
        }
    }

    /** The order that a view asks for; the key of a field goes into {@code params}. */
    static Order order(DealQuery query, List<Field> fields, Map<String, Object> params) {
        String sort = query.sort();
        boolean down = sort.endsWith(".down");
        String name = down ? sort.substring(0, sort.length() - ".down".length()) : sort;
        Optional<Field> field = fields.stream()
                .filter(f -> name.equals(DealQuery.FIELD + f.key()) && f.kind().sorts())
                .findFirst();
        if (field.isPresent()) {
            params.put("sortKey", field.get().key());
            return ofField(field.get(), down);
        }
        return switch (sort) {
            case "expected" -> new Order("coalesce(d.expected_on, 'infinity'::date)", "date", false);
            case "amount" -> new Order("coalesce(d.amount_minor, -1)", "bigint", true);
            case "title" -> new Order("lower(d.title)", "text", false);
            default -> new Order("d.changed_at", "timestamptz", true);
        };
    }

    private static Order ofField(Field field, boolean down) {
        String held = "d.fields ->> :sortKey";
        if (field.kind() == Kind.NUMBER || field.kind() == Kind.MONEY || field.kind() == Kind.RATING) {
            String none = down ? "-1e30" : "1e30";
            return new Order("coalesce((" + held + ")::numeric, " + none + ")", "numeric", down);
        }
        return new Order("coalesce(lower(" + held + "), '" + (down ? "" : "~~") + "') collate \"C\"", "text", down);
    }

    /** What a view is grouped by, as a text that is never null; null when it is not grouped. */
    static @Nullable String group(DealQuery query, List<Field> fields, Map<String, Object> params) {
        return switch (query.get("group")) {
            case "" -> null;
            case "stage" -> "d.stage_id::text";
            case "owner" -> "coalesce(d.owner_id::text, '')";
            case "month" -> "coalesce(to_char(d.expected_on, 'YYYY-MM'), '')";
            case "state" -> "d.state";
            default -> {
                Optional<Field> field = fields.stream()
                        .filter(f -> query.get("group").equals(DealQuery.FIELD + f.key()))
                        .filter(f -> f.kind() == Kind.SELECT || f.kind() == Kind.RATING)
                        .findFirst();
                field.ifPresent(f -> params.put("groupKey", f.key()));
                yield field.isPresent() ? "coalesce(d.fields ->> :groupKey, '')" : null;
            }
        };
    }

    private static void number(
            StringBuilder where, Map<String, Object> params, DealQuery query, String name, String condition) {
        if (query.has(name)) {
            where.append(condition);
            params.put(name, Long.parseLong(query.get(name)));
        }
    }

    private static void text(
            StringBuilder where, Map<String, Object> params, DealQuery query, String name, String condition) {
        if (query.has(name)) {
            where.append(condition);
            params.put(name, query.get(name));
        }
    }

    private static void amount(
            StringBuilder where,
            Map<String, Object> params,
            DealQuery query,
            String name,
            String condition,
            int digits) {
        if (query.has(name)) {
            where.append(condition);
            params.put(
                    name,
                    new BigDecimal(query.get(name).replace(',', '.'))
                            .movePointRight(digits)
                            .longValue());
        }
    }
}
