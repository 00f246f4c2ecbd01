package heartstring.insight.bought;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what customers bought. */
@Component
public class BoughtSql {

    private final JdbcClient jdbc;

    BoughtSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** About how many customers bought something. */
    public long customers() {
        return jdbc.sql("select count(*) from story.v_standing where orders > 0")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Customers who bought something, in the order of their numbers. */
    public List<Long> customersAfter(long after, int most) {
        return jdbc.sql("""
                        select customer_id from story.v_standing where customer_id > :after and orders > 0
                         order by customer_id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /**
     * What these bought and kept in that time, customer by customer in the order of their numbers; who bought nothing is left out. Of
     * somebody with more orders or lines than are looked at, the newest count.
     */
    public Map<Long, Bought> of(List<Long> customers, Instant since, Instant until, ZoneId zone) {
        Map<Long, List<Bought.Line>> lines = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.id, x.profile_id, x.product_id, x.occurred_at
                          from unnest(:customers::bigint[]) c (id)
                         cross join lateral (
                           select o.profile_id, l.product_id, o.occurred_at
                             from (select n.id, n.profile_id, n.occurred_at, n.status
                                     from customer.v_profile p
                                    cross join lateral (
                                      select v.id, v.profile_id, v.occurred_at, v.status from commerce.v_order v
                                       where v.profile_id = p.id and v.occurred_at > :since and v.occurred_at <= :until
                                         and v.status not in ('cancelled', 'refunded')
                                       order by v.occurred_at desc, v.id desc limit :most) n
                                    where p.customer_id = c.id order by n.occurred_at desc, n.id desc limit :most) o
                             join commerce.v_order_line l on l.order_id = o.id
                            where coalesce(l.quantity, 1) > 0
                              -- Of other orders nothing came back; most are such, and are not asked about.
                              and (o.status <> 'refunded_in_part'
                                   or not exists (select from commerce.v_return r where r.order_id = l.order_id and r.product_id = l.product_id
                                                  having sum(coalesce(r.quantity, l.quantity, 1)) >= coalesce(l.quantity, 1)))
                            order by o.occurred_at desc, l.product_id desc limit :most) x
                         order by c.id, x.occurred_at, x.product_id""")
                .param("most", Bought.MOST_LINES)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query(rs -> {
                    lines.computeIfAbsent(rs.getLong(1), c -> new ArrayList<>())
                            .add(new Bought.Line(
                                    rs.getLong(2),
                                    rs.getLong(3),
                                    rs.getTimestamp(4).toInstant()));
                });
        Map<Long, Bought> bought = new LinkedHashMap<>();
        lines.forEach((customer, its) -> bought.put(customer, new Bought(its, zone)));
        return bought;
    }

    /** What somebody brought back, and when last; what was broken or wrong is not disliked for that. */
    public Map<Long, Instant> returned(long customer, Instant since) {
        Map<Long, Instant> returned = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.product_id, max(r.occurred_at)
                          from customer.v_profile p join commerce.v_return r on r.profile_id = p.id
                         where p.customer_id = :customer and r.product_id is not null and r.occurred_at > :since
                           and coalesce(r.reason, '') !~* '(damag|defect|broke|wrong|late|expir|spoil|mistake)'
                         group by r.product_id limit 1000""")
                .param("customer", customer)
                .param("since", Timestamp.from(since))
                .query(rs -> {
                    returned.put(rs.getLong(1), rs.getTimestamp(2).toInstant());
                });
        return returned;
    }

    /** What is told of somebody's allergies among their properties. */
    public List<String> allergies(long customer) {
        return jdbc.sql("""
                        select distinct on (t.name) left(t.value #>> '{}', 200)
                          from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                         where p.customer_id = :customer and t.name ~* '(allerg|intoleran)'
                         order by t.name, t.occurred_at desc, t.id desc limit 20""")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1) == null ? "" : rs.getString(1))
                .list();
    }
}
