package heartstring.insight.segments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what customers have, do and buy: rows of customer, key and name, each pair once, for a stretch of customers. */
@Component
class FeaturesSql {

    private static final int FETCH = 10_000;

    private static final String HEADLINE = """
            select h.customer_id, h.{what}, h.{what} from customer.v_headline h
             where h.customer_id > :after and h.customer_id <= :until and h.{what} is not null""";

    private static final String PIECES = """
             from customer.v_profile p join {what}
            where p.customer_id > :after and p.customer_id <= :until""";

    private static final String BOUGHT =
            PIECES.replace("{what}", """
            commerce.v_order_line l on l.profile_id = p.id join commerce.v_product q on q.id = l.product_id""") + " and l.status <> 'cancelled' and l.occurred_at > :since::timestamptz";

    /** What is asked, by what it is called. */
    static final Map<String, String> FAMILIES = families();

    private final JdbcClient jdbc;

    FeaturesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, String> families() {
        Map<String, String> families = new LinkedHashMap<>();
        families.put("Kind", HEADLINE.replace("{what}", "kind"));
        families.put("Language", HEADLINE.replace("{what}", "language"));
        families.put("Country", HEADLINE.replace("{what}", "country"));
        families.put("City", HEADLINE.replace("{what}", "city"));
        families.put("Can be reached", """
                select h.customer_id, w.key, w.name from customer.v_headline h
                 cross join lateral (values ('email', 'by e-mail', h.email), ('phone', 'by phone', h.phone)) as w(key, name, value)
                 where h.customer_id > :after and h.customer_id <= :until and w.value is not null""");
        families.put("Store", """
                select distinct on (x.customer_id) x.customer_id, s.key, coalesce(s.name, s.key) from (
                  select p.customer_id, o.store_id, count(*) as orders""" + PIECES.replace("{what}", "commerce.v_order o on o.profile_id = p.id") + "\n" + """
                   and o.store_id is not null and o.status <> 'cancelled' and o.occurred_at > :since::timestamptz group by 1, 2) x
                  join commerce.v_store s on s.id = x.store_id order by x.customer_id, x.orders desc, x.store_id""");
        families.put(
                "Channel",
                "select distinct p.customer_id, a.channel, a.channel"
                        + PIECES.replace("{what}", "story.v_activity a on a.profile_id = p.id"));
        families.put(
                "Buys of category",
                "select distinct p.customer_id, q.category, q.category" + BOUGHT + " and q.category is not null");
        families.put("Buys", "select distinct p.customer_id, q.key, coalesce(q.name, q.key)" + BOUGHT);
        families.put(
                "Says they feel",
                "select distinct p.customer_id, t.felt, t.felt"
                        + PIECES.replace(
                                "{what}",
                                "experience.v_feeling f on f.profile_id = p.id cross join lateral unnest(f.felt) as t(felt)")
                        + " and f.said_at > :since::timestamptz and t.felt is not null");
        families.put("Has chosen", """
                select v.customer_id, v.field_id || ':' || v.text_key, v.text_key from customer.v_field_value v
                 where v.customer_id > :after and v.customer_id <= :until and v.field_id = any(:fields) and v.text_key is not null""");
        return families;
    }

    /** Hears of one pair. */
    interface Heard {
        void has(long customer, String key, String name);
    }

    /**
     * What these customers have of a family; in a transaction.
     *
     * @param since what was bought and said before does not count
     * @param fields the fields of the house whose choices are told apart
     */
    void each(String family, long after, long until, String since, List<Integer> fields, Heard heard) {
        String sql = FAMILIES.getOrDefault(family, "");
        JdbcClient.StatementSpec asked =
                jdbc.sql(sql).withFetchSize(FETCH).param("after", after).param("until", until);
        if (sql.contains(":since")) {
            asked = asked.param("since", since);
        }
        if (sql.contains(":fields")) {
            asked = asked.param(
                    "fields", fields.stream().mapToInt(Integer::intValue).toArray());
        }
        asked.query(rs -> {
            heard.has(rs.getLong(1), rs.getString(2), rs.getString(3));
        });
    }
}
