package heartstring.story.computed;

import heartstring.story.terms.Term.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read computed properties: one query of customers and values for each, for sets, lists and one customer alike. */
@Component
class ComputedRowsSql {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private static final String PARTS = """
             from story.computed_part t join customer.v_profile p on p.id = t.profile_id
            where t.computed_id = {computed}""";

    /** The last days, the day of the moment that is asked about among them. */
    private static final String WITHIN = """
            and t.day > ({now} at time zone {own})::date - {days}::int and t.day <= ({now} at time zone {own})::date""";

    private final JdbcClient jdbc;

    ComputedRowsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one that is kept: customers without a row have nothing. */
    static Rows rows(ComputedProperty computed) {
        Definition d = computed.definition();
        return switch (d.kind()) {
            case COUNT ->
                parts(computed, "select p.customer_id, sum(t.times)::numeric as value", "group by p.customer_id");
            case SUM ->
                d.inMoney()
                        ? parts(
                                        computed,
                                        "select p.customer_id, least(greatest(sum(t.total), -9e15), 9e15)::bigint as value",
                                        "and {currency} = {kept} group by p.customer_id")
                                .with("kept", d.currency())
                        : parts(
                                computed,
                                "select p.customer_id, sum(t.total)::numeric as value",
                                "group by p.customer_id");
            case DISTINCT ->
                parts(
                                computed,
                                "select p.customer_id, least(count(distinct t.item), {most}::int)::numeric as value",
                                "group by p.customer_id")
                        .with("most", ComputedRules.MOST_ITEMS);
            case MOST -> parts(computed, """
                        select distinct on (x.customer_id) x.customer_id, x.item as value from (
                          select p.customer_id, t.item, sum(t.times) as times, max(t.last_at) as last_at""", """
                        group by p.customer_id, t.item) x
                        order by x.customer_id, x.times desc, x.last_at desc, x.item""");
            case FIRST -> parts(computed, one(d), "order by p.customer_id, t.first_at, t.first_id");
            case LAST -> parts(computed, one(d), "order by p.customer_id, t.last_at desc, t.last_id desc");
            case SINCE -> parts(computed, """
                        select p.customer_id, floor(greatest(extract(epoch from ({now} - max(t.last_at))), 0) / 86400) as value""", "group by p.customer_id");
        };
    }

    private static String one(Definition d) {
        return "select distinct on (p.customer_id) p.customer_id, t.value" + (d.inText() ? "" : "::numeric")
                + " as value";
    }

    private static Rows parts(ComputedProperty computed, String select, String end) {
        Definition d = computed.definition();
        Rows rows = Rows.of(select + "\n" + PARTS).with("computed", computed.id());
        if (d.days() > 0) {
            rows = rows.then(WITHIN).with("own", d.zone()).with("days", d.days());
        }
        return rows.then(end);
    }

    /** Of one that is retired: nobody has it. */
    static Rows none(Definition d) {
        String type = d.inText() ? "text" : d.inMoney() ? "bigint" : "numeric";
        return Rows.of("select n.customer_id, null::" + type + " as value from customer.v_headline n where false");
    }

    /** One value of one customer, as the database writes it. */
    record Held(int computedId, long customerId, String value) {}

    /** What these customers have now. */
    List<Held> of(long[] customers, List<ComputedProperty> wanted, String now, String currency) {
        if (wanted.isEmpty() || customers.length == 0) {
            return List.of();
        }
        Map<String, Object> params = new HashMap<>();
        params.put("now", now);
        params.put("currency", currency);
        params.put("customers", customers);
        List<String> queries = new ArrayList<>();
        for (ComputedProperty computed : wanted) {
            Rows rows = rows(computed);
            int nth = queries.size();
            String sql = PLACE.matcher(rows.sql())
                    .replaceAll(match -> Matcher.quoteReplacement(place(match.group(1), nth, rows, params)));
            queries.add("select " + computed.id() + " as computed_id, v.customer_id, v.value::text as value from ("
                    + sql + ") v where v.customer_id = any(:customers) and v.value is not null");
        }
        return jdbc.sql(String.join("\n union all ", queries))
                .params(params)
                .query((rs, n) -> new Held(rs.getInt(1), rs.getLong(2), rs.getString(3)))
                .list();
    }

    private static String place(String name, int nth, Rows rows, Map<String, Object> params) {
        return switch (name) {
            case "now" -> ":now::timestamptz";
            case "currency" -> ":currency";
            default -> {
                params.put(
                        name + nth,
                        java.util.Objects.requireNonNull(rows.params().get(name), name));
                yield ":" + name + nth;
            }
        };
    }
}
