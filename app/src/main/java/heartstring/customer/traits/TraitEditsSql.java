package heartstring.customer.traits;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements behind editing properties by hand. */
@Component
class TraitEditsSql {

    private final JdbcClient jdbc;

    TraitEditsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Lead(long customerId, long profileId, boolean company) {}

    /** The customer this id leads to now and its lead piece, which no erasure takes away before the transaction ends. */
    Optional<Lead> lead(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.customer c on c.id = r.merged_into)
                        select p.customer_id, p.id, (select c.kind = 'company' from customer.customer c where c.id = p.customer_id)
                          from customer.profile p
                         where p.customer_id = (select id from r where merged_into is null) and p.erased_at is null
                         order by p.id limit 1 for share of p""")
                .param("id", customer)
                .query((rs, n) -> new Lead(rs.getLong(1), rs.getLong(2), rs.getBoolean(3)))
                .optional();
    }

    /** The lead pieces of those of these customers who are there, which no erasure takes away before the transaction ends. */
    List<Lead> leadsOf(long[] customers) {
        return jdbc.sql("""
                        select p.customer_id, p.id, (select c.kind = 'company' from customer.customer c where c.id = p.customer_id)
                          from customer.profile p
                         where p.erased_at is null and p.id = any(array(
                           select min(q.id) from customer.profile q
                            where q.customer_id = any(:customers) and q.erased_at is null group by q.customer_id))
                         order by p.id for share of p""")
                .param("customers", customers)
                .query((rs, n) -> new Lead(rs.getLong(1), rs.getLong(2), rs.getBoolean(3)))
                .list();
    }

    /** What one property of each of these customers is now, as JSON. */
    Map<Long, String> current(long[] customers, String name) {
        Map<Long, String> values = new HashMap<>();
        jdbc.sql("""
                        select distinct on (p.customer_id) p.customer_id, t.value::text from customer.profile p
                          join customer.trait t on t.profile_id = p.id
                         where p.customer_id = any(:customers) and p.erased_at is null and t.name = :name
                         order by p.customer_id, t.occurred_at desc, t.id desc""").param("customers", customers).param("name", name).query(rs -> {
            values.put(rs.getLong(1), rs.getString(2));
        });
        return values;
    }

    /** The lead pieces of these customers. */
    List<Long> leads(long[] customers) {
        return jdbc.sql("""
                        select min(p.id) from customer.profile p
                         where p.customer_id = any(:customers) and p.erased_at is null group by p.customer_id""")
                .param("customers", customers)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Whose piece this is, until the transaction ends not erased; nothing when it is. */
    Optional<Long> owner(long profile) {
        return jdbc.sql("select customer_id from customer.profile where id = :id and erased_at is null for share")
                .param("id", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** The customer that this number leads to now; nothing when there never was one. */
    Optional<Long> leadsTo(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join customer.customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select id from r where merged_into is null""")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Map<String, String> current(long customer) {
        Map<String, String> properties = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct on (t.name) t.name, t.value::text from customer.profile p
                          join customer.trait t on t.profile_id = p.id
                         where p.customer_id = :customer and p.erased_at is null
                         order by t.name, t.occurred_at desc, t.id desc""").param("customer", customer).query(rs -> {
            if (!rs.getString(2).equals("null")) {
                properties.put(rs.getString(1), rs.getString(2));
            }
        });
        return properties;
    }
}
