package heartstring.desk.customer;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PropertiesSql {

    private final JdbcClient jdbc;

    PropertiesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The piece with the strongest key, and the oldest of those. */
    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select id from customer.v_profile where customer_id = :customer and erased_at is null
                         order by case when key_kind like 'user_id%' then 0 when key_kind = 'loyalty_card' then 1 when key_kind = 'email' then 2
                                       when key_kind = 'phone' then 3 when key_kind = 'anonymous_id' then 5 else 4 end, id
                         limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<String> now(long customer, String name) {
        return jdbc.sql("""
                        select t.value::text from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                         where p.customer_id = :customer and t.name = :name
                         order by t.occurred_at desc, t.id desc limit 1""")
                .param("customer", customer)
                .param("name", name)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
