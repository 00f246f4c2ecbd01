package heartstring.crm.picks;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find customers by what somebody types. */
@Component
class PicksSql {

    /** Above every character in the order of bytes. */
    private static final String LAST = new String(Character.toChars(0x10FFFF));

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    PicksSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    List<Picks.Pick> like(String key, String value, String kind, int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        with found as (
                          (select h.customer_id from customer.v_headline h
                            where h.name_key ~>=~ :prefix and h.name_key ~<~ :end and (:kind = '' or h.kind = :kind)%1$s
                            order by h.name_key using ~<~ limit :limit)
                          union
                          (select h.customer_id from customer.v_headline h
                            where h.name_key_turned ~>=~ :prefix and h.name_key_turned ~<~ :end and (:kind = '' or h.kind = :kind)%1$s
                            order by h.name_key_turned using ~<~ limit :limit)
                          union
                          (select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                            where i.value ~>=~ :value and i.value ~<~ :valueEnd and i.kind in ('email', 'phone', 'loyalty_card') limit :limit))
                        select h.customer_id, h.name, h.kind, coalesce(h.email, h.phone, h.city, '')
                          from found f join customer.v_headline h on h.customer_id = f.customer_id
                         where (:kind = '' or h.kind = :kind)%1$s
                         order by h.kind, h.name, h.customer_id limit :limit""".formatted(reach.and("h")))
                .params(reach.params())
                .param("prefix", key)
                .param("end", key + LAST)
                .param("value", value)
                .param("valueEnd", value + LAST)
                .param("kind", kind)
                .param("limit", limit)
                .query((rs, n) -> pick(rs))
                .list();
    }

    List<Long> exactly(String key, String value) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        (select h.customer_id from customer.v_headline h where h.name_key = :key%s limit 2)
                        union
                        (select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                          where i.value = :value and i.kind in ('email', 'phone', 'loyalty_card')%s limit 2)""".formatted(reach.and("h"), reach.andOf("p.customer_id")))
                .params(reach.params())
                .param("key", key)
                .param("value", value)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    Optional<Picks.Pick> of(long customer) {
        return jdbc.sql("""
                        select h.customer_id, h.name, h.kind, coalesce(h.email, h.phone, h.city, '')
                          from customer.v_headline h where h.customer_id = :id""").param("id", customer).query((rs, n) -> pick(rs)).optional();
    }

    Optional<Long> current(long id) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from customer.v_customer where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join customer.v_customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select id from r where merged_into is null""").param("id", id).query((rs, n) -> rs.getLong(1)).optional();
    }

    private static Picks.Pick pick(ResultSet rs) throws SQLException {
        return new Picks.Pick(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4));
    }
}
