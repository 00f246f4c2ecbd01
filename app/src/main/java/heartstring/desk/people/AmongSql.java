package heartstring.desk.people;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.desk.search.FinderRules;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that find whom a search leaves, before filters and orders. */
@Repository
class AmongSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    AmongSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** Ids of customers whose name begins so, read from either end; the first of each, together at most so many. */
    List<Long> begun(String key, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        (select customer_id from customer.v_headline h where name_key ~>=~ :key and name_key ~<~ :end%1$s limit :most)
                        union
                        (select customer_id from customer.v_headline h where name_key_turned ~>=~ :key and name_key_turned ~<~ :end%1$s
                          limit :most)
                        limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("key", key)
                .param("end", FinderRules.end(key))
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Ids of customers who have one of these identifiers, or this somewhere in the name; bounded by {@link PeopleSql#CANDIDATES}. */
    List<Long> candidates(String[] values, String key, boolean inside) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = any(:values)
                        union
                        (select customer_id from customer.v_headline h where :inside and name_key like :pattern%s limit :most)
                        limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("values", values)
                .param("inside", inside)
                .param("pattern", "%" + FinderRules.literally(key).replace(" ", "%") + "%")
                .param("most", PeopleSql.CANDIDATES)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Ids of customers whose identifier begins so. */
    List<Long> started(String start) {
        return jdbc.sql("""
                        select distinct p.customer_id from (
                          select profile_id from customer.v_identifier where value ~>=~ :start and value ~<~ :end limit 500) i
                          join customer.v_profile p on p.id = i.profile_id""")
                .param("start", start)
                .param("end", FinderRules.end(start))
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
