package heartstring.decision.steps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what steps do. */
@Component
class DeedsSql {

    private final JdbcClient jdbc;

    DeedsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever looks after a customer; 0 for nobody. */
    long owner(long customer) {
        return jdbc.sql("""
                        select u.id from customer.v_headline h
                          join platform.v_user u on u.id = h.owner_id and u.active and u.role in ('AGENT', 'MANAGER', 'ADMINISTRATOR')
                         where h.customer_id = :customer""")
                .param("customer", customer)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The texts of that list among the properties of each of these customers. */
    Map<Long, List<String>> texts(Collection<Long> customers, String name) {
        Map<Long, List<String>> texts = new HashMap<>();
        jdbc.sql("""
                        select t.customer_id, e.value #>> '{}'
                          from (select distinct on (p.customer_id) p.customer_id, r.value
                                  from customer.v_profile p join customer.v_trait r on r.profile_id = p.id
                                 where p.customer_id = any(:customers) and p.erased_at is null and r.name = :name
                                 order by p.customer_id, r.occurred_at desc, r.id desc) t,
                               lateral (select x.value from jsonb_array_elements(case when jsonb_typeof(t.value) = 'array' then t.value else '[]' end)
                                               with ordinality x (value, nth)
                                         where jsonb_typeof(x.value) = 'string' order by x.nth limit 200) e""")
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .param("name", name)
                .query(rs -> {
                    texts.computeIfAbsent(rs.getLong(1), c -> new ArrayList<>()).add(rs.getString(2));
                });
        return texts;
    }

    /** The texts of a list among a customer's properties. */
    List<String> texts(long customer, String name) {
        return jdbc.sql("""
                        select e.value #>> '{}'
                          from (select r.value from customer.v_profile p join customer.v_trait r on r.profile_id = p.id
                                 where p.customer_id = :customer and p.erased_at is null and r.name = :name
                                 order by r.occurred_at desc, r.id desc limit 1) t,
                               lateral jsonb_array_elements(case when jsonb_typeof(t.value) = 'array' then t.value else '[]' end) e
                         where jsonb_typeof(e.value) = 'string' limit 200""")
                .param("customer", customer)
                .param("name", name)
                .query(String.class)
                .list();
    }
}
