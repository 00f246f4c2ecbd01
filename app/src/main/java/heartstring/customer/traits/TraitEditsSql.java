package heartstring.customer.traits;

import java.util.LinkedHashMap;
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

    record Lead(long customerId, long profileId) {}

    /** The customer this id leads to now and its lead piece, which no erasure takes away before the transaction ends. */
    Optional<Lead> lead(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.customer c on c.id = r.merged_into)
                        select p.customer_id, p.id from customer.profile p
                         where p.customer_id = (select id from r where merged_into is null) and p.erased_at is null
                         order by p.id limit 1 for share of p""")
                .param("id", customer)
                .query((rs, n) -> new Lead(rs.getLong(1), rs.getLong(2)))
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
