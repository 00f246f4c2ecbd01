package heartstring.decision.giftfacts;

import heartstring.insight.next.Avoided;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what of a customer a gift is chosen by, in one statement. */
@Component
class FactsSql {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LATELY = Duration.ofDays(60);
    private static final int MOST_PRODUCTS = 2_000;

    private final JdbcClient jdbc;

    FactsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Person(
            long first,
            int visits,
            Instant lastAt,
            boolean complaint,
            List<String> said,
            List<String> allergies,
            List<String> returned,
            List<String> given,
            Map<String, Facts.Bought> bought) {}

    Facts of(long customer, Instant now) {
        Person person = person(customer, now);
        return new Facts(
                person.first(),
                person.visits(),
                person.visits() == 0 ? null : person.lastAt(),
                person.complaint(),
                Avoided.of(person.said(), person.allergies()),
                Set.copyOf(person.returned()),
                Set.copyOf(person.given()),
                person.bought());
    }

    /** What a customer may not see of others' words does not matter here: none of it is told. */
    private Person person(long customer, Instant now) {
        return jdbc.sql("""
                        with p as materialized (select id from customer.v_profile where customer_id = :customer order by id limit 400)
                        select coalesce((select min(id) from p), 0),
                               o.visits, o.last_at,
                               exists (select from decision.customer_case c join p on p.id = c.profile_id
                                        where c.state <> 'closed' and c.family in ('voiced', 'hand')),
                               array(select m.words from story.v_memory m join p on p.id = m.profile_id
                                      where m.kind = any(:telling) and m.state in ('found', 'confirmed')
                                      order by m.said_at desc limit 200),
                               array(select distinct on (t.name) left(t.value #>> '{}', 200) from customer.v_trait t join p on p.id = t.profile_id
                                      where t.name ~* '(allerg|intoleran)' order by t.name, t.occurred_at desc, t.id desc limit 20),
                               array(select g.key from commerce.v_return r join p on p.id = r.profile_id
                                       join commerce.v_product g on g.id = r.product_id
                                      where r.occurred_at > :since
                                        and coalesce(r.reason, '') !~* '(damag|defect|broke|wrong|late|expir|spoil|mistake)' limit 1000),
                               array(select d.product_key from decision.gift_decision d join p on p.id = d.profile_id
                                      where d.state = 'given' and d.decided_at > :lately limit 100),
                               b.keys, b.categories, b.days
                          from (select count(distinct o.occurred_at::date)::int as visits, max(o.occurred_at) as last_at
                                  from commerce.v_order o join p on p.id = o.profile_id
                                 where o.occurred_at > :since and o.occurred_at <= :now and o.status not in ('cancelled', 'refunded')) o,
                               (select array_agg(g.key) as keys, array_agg(coalesce(btrim(g.category), '')) as categories,
                                       array_agg(x.days) as days
                                  from (select l.product_id, count(distinct l.occurred_at::date)::int as days
                                          from p join commerce.v_order_line l on l.profile_id = p.id
                                         where l.occurred_at > :since and l.occurred_at <= :now
                                           and l.status not in ('cancelled', 'refunded')
                                         group by 1 order by 2 desc, 1 limit :most) x
                                  join commerce.v_product g on g.id = x.product_id) b""")
                .param("customer", customer)
                .param("telling", Facts.TELLING.toArray(String[]::new))
                .param("since", Timestamp.from(now.minus(YEAR)))
                .param("lately", Timestamp.from(now.minus(LATELY)))
                .param("now", Timestamp.from(now))
                .param("most", MOST_PRODUCTS)
                .query((rs, n) -> new Person(
                        rs.getLong(1),
                        rs.getInt(2),
                        moment(rs, 3),
                        rs.getBoolean(4),
                        texts(rs.getArray(5)),
                        texts(rs.getArray(6)),
                        texts(rs.getArray(7)),
                        texts(rs.getArray(8)),
                        bought(rs)))
                .single();
    }

    private static Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Facts.Bought> bought(ResultSet rs) throws SQLException {
        Map<String, Facts.Bought> bought = new HashMap<>();
        Array found = rs.getArray(9);
        if (found != null) {
            String[] keys = (String[]) found.getArray();
            String[] categories = (String[]) rs.getArray(10).getArray();
            Integer[] days = (Integer[]) rs.getArray(11).getArray();
            for (int i = 0; i < keys.length; i++) {
                bought.put(keys[i], new Facts.Bought(categories[i], days[i]));
            }
        }
        return bought;
    }
}
