package heartstring.insight.basketdesk;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the newest receipts behind a pair: of customers within reach, and of nobody. */
@Component
class BehindSql {

    /** So many receipts with both are looked through, those told last. */
    private static final int LOOKED = 5_000;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    BehindSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** The newest by the day they are of. */
    List<BehindView.Receipt> receipts(long one, long other, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select o.occurred_at, coalesce(s.name, s.key, ''), coalesce(h.customer_id, 0), coalesce(h.name, ''), o.items
                          from (select a.order_id from commerce.v_order_line a
                                 where a.product_id = :one
                                   and exists (select from commerce.v_order_line b where b.order_id = a.order_id and b.product_id = :other)
                                 group by a.order_id order by a.order_id desc limit :looked) x
                          join commerce.v_order o on o.id = x.order_id and o.status in ('completed', 'updated', 'refunded_in_part')
                          left join commerce.v_store s on s.id = o.store_id
                          left join customer.v_profile p on p.id = o.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where (p.customer_id is null or (%s))
                         order by o.occurred_at desc, o.id desc limit :most""".formatted(reach.test("h")))
                .params(reach.params())
                .param("one", one)
                .param("other", other)
                .param("looked", LOOKED)
                .param("most", most)
                .query((rs, n) -> new BehindView.Receipt(
                        rs.getTimestamp(1).toInstant(),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getBigDecimal(5).stripTrailingZeros().toPlainString()))
                .list();
    }
}
