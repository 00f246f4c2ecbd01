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

/** Reads what of a customer a gift is chosen by, in two statements. */
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
            List<String> given) {}

    Facts of(long customer, Instant now) {
        Person person = person(customer, now);
        Map<String, Facts.Bought> bought = bought(customer, now);
        return new Facts(
                person.first(),
                person.visits(),
                person.visits() == 0 ? null : person.lastAt(),
                person.complaint(),
                Avoided.of(person.said(), person.allergies()),
                Set.copyOf(person.returned()),
                Set.copyOf(person.given()),
                bought);
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
                                      where d.state = 'given' and d.decided_at > :lately limit 100)
                          from (select count(distinct o.occurred_at::date)::int as visits, max(o.occurred_at) as last_at
                                  from commerce.v_order o join p on p.id = o.profile_id
                                 where o.occurred_at > :since and o.occurred_at <= :now and o.status not in ('cancelled', 'refunded')) o""")
                .param("customer", customer)
                .param("telling", Facts.TELLING.toArray(String[]::new))
                .param("since", Timestamp.from(now.minus(YEAR)))
                .param("lately", Timestamp.from(now.minus(LATELY)))
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new Person(
                        rs.getLong(1),
                        rs.getInt(2),
                        moment(rs, 3),
                        rs.getBoolean(4),
                        texts(rs.getArray(5)),
                        texts(rs.getArray(6)),
                        texts(rs.getArray(7)),
                        texts(rs.getArray(8))))
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

    private Map<String, Facts.Bought> bought(long customer, Instant now) {
        Map<String, Facts.Bought> bought = new HashMap<>();
        jdbc.sql("""
                        select g.key, coalesce(btrim(g.category), ''), b.days
                          from (select l.product_id, count(distinct l.occurred_at::date)::int as days
                                  from customer.v_profile p join commerce.v_order_line l on l.profile_id = p.id
                                 where p.customer_id = :customer and l.occurred_at > :since and l.occurred_at <= :now
                                   and l.status not in ('cancelled', 'refunded')
                                 group by 1 order by 2 desc, 1 limit :most) b
                          join commerce.v_product g on g.id = b.product_id""")
                .param("customer", customer)
                .param("since", Timestamp.from(now.minus(YEAR)))
                .param("now", Timestamp.from(now))
                .param("most", MOST_PRODUCTS)
                .query(rs -> {
                    bought.put(rs.getString(1), new Facts.Bought(rs.getString(2), rs.getInt(3)));
                });
        return bought;
    }
}
