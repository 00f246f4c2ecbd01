package heartstring.desk.people;

import heartstring.desk.search.FinderRules;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.conditions.Conditions.Statement;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pieces of statements that ask for the fields of the house, and the few whom they leave. */
@Repository
class FieldFilterSql {

    /** The row by which a list is put in the order of a field. */
    static final String SORTED = " sv.field_id = :sortField and sv.nth = 0";

    private final JdbcClient jdbc;

    FieldFilterSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of customers who fit all of these, no one twice, at most so many; at least one filter asks for a value. */
    List<Long> fitting(List<FieldFilter> filters, int most) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder();
        int first = -1;
        for (int i = 0; i < filters.size(); i++) {
            if (first < 0 && filters.get(i).test() != FieldFilter.Test.UNKNOWN) {
                first = i;
                where.append(" and ").append(condition(filters.get(i), i, params));
            } else {
                where.append(exists(filters.get(i), i, "v0.customer_id", params));
            }
        }
        params.put("most", most);
        return jdbc.sql("select v0.customer_id from customer.v_field_value v0 where true"
                        + where.toString().replace("v" + first + ".", "v0.") + " limit :most")
                .params(params)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** That customers are in the groups and fit the fields that are asked for. */
    static void fields(StringBuilder where, PeopleSql.Shape shape, Map<String, Object> params) {
        Statement within = shape.within();
        if (within != null) {
            where.append(" and h.customer_id in (").append(within.sql()).append(")");
            params.putAll(within.params());
        }
        List<Long> fit = shape.fit();
        if (fit != null) {
            // A bounded set is looked up in memory on the walk.
            where.append(" and (h.customer_id in (select unnest(:fit::bigint[]))) is true");
            params.put("fit", fit.stream().mapToLong(Long::longValue).toArray());
            return;
        }
        for (int i = 0; i < shape.filters().size(); i++) {
            where.append(exists(shape.filters().get(i), i, "h.customer_id", params));
        }
    }

    /** That a customer fits. */
    static String exists(FieldFilter filter, int n, String customer, Map<String, Object> params) {
        boolean not = filter.test() == FieldFilter.Test.UNKNOWN;
        return " and " + (not ? "not " : "") + "exists (select from customer.v_field_value v" + n + " where v" + n
                + ".customer_id = " + customer + " and " + condition(filter, n, params) + ")";
    }

    private static String condition(FieldFilter filter, int n, Map<String, Object> params) {
        params.put(
                "ff" + n, filter.fields().stream().mapToInt(Integer::intValue).toArray());
        String of = "v" + n + ".field_id = any(:ff" + n + ")";
        return switch (filter.test()) {
            case KNOWN, UNKNOWN -> of + " and v" + n + ".nth = 0";
            case CHOSEN -> {
                params.put("ft" + n, filter.text());
                yield of + " and v" + n + ".text_key = :ft" + n;
            }
            case BEGINS -> {
                params.put("ft" + n, filter.text());
                params.put("fe" + n, FinderRules.end(filter.text()));
                yield of + " and v" + n + ".text_key ~>=~ :ft" + n + " and v" + n + ".text_key ~<~ :fe" + n;
            }
            case RANGE ->
                of
                        + bound(filter.from(), " and v" + n + ".number_key >= :fa" + n, "fa" + n, params)
                        + bound(filter.to(), " and v" + n + ".number_key <= :fz" + n, "fz" + n, params);
        };
    }

    private static String bound(
            @Nullable BigDecimal number, String condition, String name, Map<String, Object> params) {
        if (number == null) {
            return "";
        }
        params.put(name, number);
        return condition;
    }

    /** The order of a page; leaves out what stands before its cursor. */
    static String after(
            FieldFilter.Order order, @Nullable Cursor after, StringBuilder where, Map<String, Object> params) {
        params.put("sortField", order.field());
        if (after != null) {
            params.put("id", after.number(1));
            if (order.number()) {
                params.put("key", number(after.string(0)));
                where.append(" and (sv.number_key, sv.customer_id) ")
                        .append(order.down() ? "<" : ">")
                        .append(" (:key, :id)");
            } else {
                params.put("key", after.string(0));
                where.append(" and sv.text_key ~>=~ :key and (sv.text_key ~>~ :key or sv.customer_id > :id)");
            }
        }
        if (!order.number()) {
            return " order by sv.text_key using ~<~, sv.customer_id";
        }
        return order.down()
                ? " order by sv.number_key desc, sv.customer_id desc"
                : " order by sv.number_key, sv.customer_id";
    }

    /** What a customer stands by in that order. */
    String key(FieldFilter.Order order, long customer) {
        return jdbc.sql("""
                        select coalesce(number_key::text, text_key) from customer.v_field_value
                         where customer_id = :customer and field_id = :field and nth = 0""")
                .param("customer", customer)
                .param("field", order.field())
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
        return new BigDecimal(text);
    }
}
