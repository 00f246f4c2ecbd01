package heartstring.story.purchases;

import heartstring.story.purchases.Purchases.Line;
import heartstring.story.purchases.Purchases.Purchase;
import heartstring.story.purchases.Purchases.Return;
import heartstring.story.timeline.Place;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of purchases. */
@Component
class PurchasesSql {

    private final JdbcClient jdbc;

    PurchasesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Order(
            long id,
            String orderKey,
            Instant at,
            String status,
            @Nullable String store,
            String channel,
            String currency,
            @Nullable Long totalMinor,
            @Nullable Long discountMinor,
            long refundedMinor,
            BigDecimal items,
            @Nullable String coupon,
            List<String> flags,
            long touchpointId) {

        Purchase with(List<Line> lines, List<Return> returns) {
            return new Purchase(
                    id,
                    orderKey,
                    at,
                    status,
                    store,
                    channel,
                    currency,
                    totalMinor,
                    discountMinor,
                    refundedMinor,
                    items,
                    coupon,
                    flags,
                    touchpointId,
                    lines,
                    returns);
        }
    }

    List<Order> orders(long customer, @Nullable Place after, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("customer", customer);
        params.put("limit", limit);
        String where = "";
        if (after != null) {
            where = " and (o.occurred_at, o.id) < (:at::timestamptz, :id)";
            params.put("at", after.at().toString());
            params.put("id", after.id());
        }
        return jdbc.sql("""
                        with top as (
                          select o.* from customer.v_profile p cross join lateral (
                            select * from commerce.v_order o where o.profile_id = p.id%s
                             order by o.occurred_at desc, o.id desc limit :limit) o
                           where p.customer_id = :customer order by o.occurred_at desc, o.id desc limit :limit)
                        select o.id, o.order_key, o.occurred_at, o.status, coalesce(s.name, s.key), coalesce(c.channel, ''), o.currency,
                               o.total_minor, o.discount_minor, o.refunded_minor, o.items, o.coupon, o.flags, o.touchpoint_id
                          from top o left join commerce.v_store s on s.id = o.store_id
                          left join touchpoint.v_source c on c.id = o.source_id
                         order by o.occurred_at desc, o.id desc""".formatted(where))
                .params(params)
                .query((rs, n) -> order(rs))
                .list();
    }

    private static Order order(ResultSet rs) throws SQLException {
        return new Order(
                rs.getLong(1),
                rs.getString(2),
                rs.getTimestamp(3).toInstant(),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getObject(8, Long.class),
                rs.getObject(9, Long.class),
                rs.getLong(10),
                rs.getBigDecimal(11).stripTrailingZeros(),
                rs.getString(12),
                List.of((String[]) rs.getArray(13).getArray()),
                rs.getLong(14));
    }

    Map<Long, List<Line>> lines(long[] orders) {
        Map<Long, List<Line>> lines = new HashMap<>();
        jdbc.sql("""
                        select l.order_id, coalesce(p.name, p.key), p.category, l.quantity, l.unit_minor
                          from commerce.v_order_line l join commerce.v_product p on p.id = l.product_id
                         where l.order_id = any(:orders) order by l.order_id, l.line_no""").param("orders", orders).query(rs -> {
            lines.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                    .add(new Line(
                            rs.getString(2), rs.getString(3), plain(rs.getBigDecimal(4)), rs.getObject(5, Long.class)));
        });
        return lines;
    }

    Map<Long, List<Return>> returns(long[] orders) {
        Map<Long, List<Return>> returns = new HashMap<>();
        jdbc.sql("""
                        select r.order_id, r.occurred_at, coalesce(p.name, p.key), r.quantity, r.amount_minor, r.reason
                          from commerce.v_return r left join commerce.v_product p on p.id = r.product_id
                         where r.order_id = any(:orders) order by r.order_id, r.return_no""").param("orders", orders).query(rs -> {
            returns.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                    .add(new Return(
                            rs.getTimestamp(2).toInstant(),
                            rs.getString(3),
                            plain(rs.getBigDecimal(4)),
                            rs.getObject(5, Long.class),
                            rs.getString(6)));
        });
        return returns;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
