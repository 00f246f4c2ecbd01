package heartstring.desk.search;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of names that are nearly so. */
@Repository
class NearlySql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    NearlySql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /**
     * Ids of customers whose name is as near as this, the nearest first.
     *
     * @param nearness 0 to 1
     * @param most so many are found first, of which the nearest are taken
     */
    List<Long> similar(String key, double nearness, int most) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', :nearness, true)")
                .param("nearness", Double.toString(nearness))
                .query(row -> {});
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select customer_id from (
                          select customer_id, name_key from customer.v_headline h where name_key % :key""" + reach.and("h") + """
                         limit :most) x
                         order by similarity(name_key, :key) desc, customer_id limit 200""".indent(1))
                .params(reach.params())
                .param("key", key)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
