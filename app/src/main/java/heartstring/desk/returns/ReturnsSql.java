package heartstring.desk.returns;

import heartstring.commerce.orders.OrderKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements about purchases of which something may be taken back. */
@Component
class ReturnsSql {

    private static final String ORDERS = """
            select o.id, o.source_id, o.order_key, coalesce(s.name, ''), o.occurred_at, coalesce(t.name, t.key), h.name, o.status,
                   o.currency, coalesce(o.total_minor, 0), coalesce(o.shipping_minor, 0), coalesce(o.profile_id, 0)
              from commerce.v_order o
              left join touchpoint.v_source s on s.id = o.source_id
              left join commerce.v_store t on t.id = o.store_id
              left join customer.v_profile p on p.id = o.profile_id and p.erased_at is null
              left join customer.v_headline h on h.customer_id = p.customer_id
            """;
    private static final String KNOWN = " and 'no_order' <> all(o.flags) ";

    private final JdbcClient jdbc;

    ReturnsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A purchase as it is known; the piece 0 for nobody. */
    record Order(
            long id,
            OrderKey key,
            String soldBy,
            Instant at,
            @Nullable String store,
            @Nullable String customer,
            String status,
            String currency,
            long totalMinor,
            long shippingMinor,
            long profileId) {}

    /** All pieces of one product of a purchase, what they are worth by their prices, and how many came back. */
    record Goods(String product, String name, BigDecimal quantity, BigDecimal worth, BigDecimal returned) {}

    List<Order> ofCustomer(long customer, Instant since, int most) {
        return jdbc.sql(ORDERS + """
                         where o.profile_id in (select q.id from customer.v_profile q where q.customer_id = :customer)
                           and o.occurred_at >= :since::timestamptz""" + KNOWN + "order by o.occurred_at desc, o.id desc limit :most")
                .param("customer", customer)
                .param("since", since.toString())
                .param("most", most)
                .query(ReturnsSql::order)
                .list();
    }

    List<Order> byNumber(String number, int most) {
        return jdbc.sql(ORDERS + " where o.order_key = :number" + KNOWN
                        + "order by o.occurred_at desc, o.id desc limit :most")
                .param("number", number)
                .param("most", most)
                .query(ReturnsSql::order)
                .list();
    }

    Optional<Order> byKey(OrderKey key) {
        return jdbc.sql(ORDERS + " where o.source_id = :source and o.order_key = :order" + KNOWN)
                .param("source", key.sourceId())
                .param("order", key.orderKey())
                .query(ReturnsSql::order)
                .optional();
    }

    /** The goods of a purchase, and what of them came back otherwise than by these touchpoints. */
    List<Goods> goods(long order, List<Long> but) {
        return jdbc.sql("""
                        select p.key, coalesce(p.name, p.key), sum(coalesce(l.quantity, 1)),
                               sum(coalesce(l.quantity, 1) * coalesce(l.unit_minor, 0)),
                               coalesce((select sum(coalesce(r.quantity, 0)) from commerce.v_return r
                                          where r.order_id = l.order_id and r.product_id = l.product_id
                                            and r.touchpoint_id <> all(:but)), 0)
                          from commerce.v_order_line l join commerce.v_product p on p.id = l.product_id
                         where l.order_id = :order group by l.order_id, l.product_id, p.key, p.name order by min(l.line_no)""")
                .param("order", order)
                .param("but", but.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> new Goods(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getBigDecimal(3),
                        rs.getBigDecimal(4),
                        rs.getBigDecimal(5)))
                .list();
    }

    /** The money that went back otherwise than by these touchpoints. */
    long refundedMinor(long order, List<Long> but) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0) from commerce.v_return where order_id = :order and touchpoint_id <> all(:but)""")
                .param("order", order)
                .param("but", but.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Whether what this touchpoint told has become part of the order. */
    boolean heard(OrderKey key, long touchpoint) {
        return jdbc.sql("""
                        select exists (select from commerce.v_order o join commerce.v_return r on r.order_id = o.id
                                        where o.source_id = :source and o.order_key = :order and r.touchpoint_id = :touchpoint)""")
                .param("source", key.sourceId())
                .param("order", key.orderKey())
                .param("touchpoint", touchpoint)
                .query(Boolean.class)
                .single();
    }

    private static Order order(ResultSet rs, int number) throws SQLException {
        return new Order(
                rs.getLong(1),
                new OrderKey(rs.getInt(2), rs.getString(3)),
                rs.getString(4),
                rs.getTimestamp(5).toInstant(),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getLong(10),
                rs.getLong(11),
                rs.getLong(12));
    }
}
