package heartstring.desk.search;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the search field; ranges in the order of bytes, so that prepared plans use the indexes too. */
@Repository
class FinderSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    FinderSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    private CustomerReach reached() {
        return customers.now();
    }

    List<Hit> byIdentifier(String[] values, int limit, boolean anybody) {
        String reached = anybody ? "" : reached().and("h");
        return values.length == 0
                ? List.of()
                : jdbc.sql("""
                        select h.customer_id, h.kind, h.name, h.email, h.phone, h.city, min(i.value) matched
                          from (select i.value, i.profile_id from customer.v_identifier i
                                 where i.value = any(:values) limit 200) i
                          join customer.v_profile p on p.id = i.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where true%s
                         group by 1, 2, 3, 4, 5, 6 order by 1 limit :limit""".formatted(reached))
                        .params(reached().params())
                        .param("values", values)
                        .param("limit", limit)
                        .query(Hit.class)
                        .list();
    }

    List<Hit> byIdentifierStart(String start, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.kind, h.name, h.email, h.phone, h.city, min(i.value) matched
                          from (select i.value, i.profile_id from customer.v_identifier i
                                 where i.value ~>=~ :start and i.value ~<~ :end and i.kind <> 'anonymous_id' limit 60) i
                          join customer.v_profile p on p.id = i.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where true%s
                         group by 1, 2, 3, 4, 5, 6 order by 7, 1 limit :limit""".formatted(reached().and("h")))
                .params(reached().params())
                .param("start", start)
                .param("end", FinderRules.end(start))
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }

    /** Names that begin so, read from either end. */
    List<Hit> byName(String key, int limit) {
        return jdbc.sql("""
                        select customer_id, kind, name, email, phone, city, null::text matched from (
                          (select * from customer.v_headline h where name_key ~>=~ :start and name_key ~<~ :end%1$s
                            order by name_key using ~<~, customer_id limit :limit)
                          union
                          (select * from customer.v_headline h where name_key_turned ~>=~ :start and name_key_turned ~<~ :end%1$s
                            order by name_key_turned using ~<~, customer_id limit :limit)) h
                         order by name_key, customer_id limit :limit""".formatted(reached().and("h")))
                .params(reached().params())
                .param("start", key)
                .param("end", FinderRules.end(key))
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }

    /** Names that have this somewhere. */
    List<Hit> inside(String key, int limit) {
        return jdbc.sql("""
                        select customer_id, kind, name, email, phone, city, null::text matched from customer.v_headline h
                         where name_key like :pattern%s limit :limit""".formatted(reached().and("h")))
                .params(reached().params())
                .param("pattern", "%" + FinderRules.literally(key).replace(" ", "%") + "%")
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }

    /** These customers, in this order. */
    List<Hit> byIds(List<Long> ids) {
        return jdbc.sql("""
                        select h.customer_id, h.kind, h.name, h.email, h.phone, h.city, null::text matched
                          from unnest(:ids::bigint[]) with ordinality i(id, nth) join customer.v_headline h on h.customer_id = i.id
                         where true%s order by i.nth""".formatted(reached().and("h")))
                .params(reached().params())
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query(Hit.class)
                .list();
    }
}
