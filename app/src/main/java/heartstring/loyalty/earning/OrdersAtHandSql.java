package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.earning.OrderAtHand.Line;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read orders as earning looks at them, and what was posted for them before. */
@Component
class OrdersAtHandSql {

    private final JdbcClient jdbc;

    OrdersAtHandSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a rule gave for an order so far, what it does not give again where a return was undone, and the postings that gave it. */
    record Posted(long ruleId, long net, long forgiven, int count, List<Gave> gave) {}

    /** One earning posting and what is left of it. */
    record Gave(long postingId, long left) {}

    /** Orders of people get a number in the book; those of nobody do not. */
    void number(Collection<OrderKey> orders) {
        jdbc.sql("""
                        insert into loyalty.order_book (source_id, order_key, profile_id)
                        select o.source_id, o.order_key, o.profile_id
                          from unnest(:sources::int[], :keys::text[]) as t(s, k)
                          join commerce.v_order o on o.source_id = t.s and o.order_key = t.k
                         where o.profile_id is not null
                           and not exists (select from loyalty.order_book b where b.source_id = t.s and b.order_key = t.k)
                         order by 1, 2 on conflict do nothing""")
                .param("sources", orders.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", orders.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .update();
    }

    /** The numbered ones among these; an order that is gone is still there, as gone, and by now. */
    List<OrderAtHand> orders(Collection<OrderKey> orders, Instant now) {
        Map<Long, List<Line>> lines = new HashMap<>();
        Map<Long, Long> moneyBack = new HashMap<>();
        List<OrderAtHand> list = new ArrayList<>();
        int[] sources = orders.stream().mapToInt(OrderKey::sourceId).toArray();
        String[] keys = orders.stream().map(OrderKey::orderKey).toArray(String[]::new);
        jdbc.sql("""
                        select o.id, p.key, p.sku, p.category, p.brand, coalesce(l.quantity, 1), l.unit_minor,
                               coalesce((select sum(r.quantity) from commerce.v_return r
                                          where r.order_id = o.id and r.product_id = l.product_id), 0),
                               coalesce((select sum(b.quantity) from commerce.v_order_line b
                                          where b.order_id = o.id and b.product_id = l.product_id and b.line_no < l.line_no), 0)
                          from unnest(:sources::int[], :keys::text[]) as t(s, k)
                          join commerce.v_order o on o.source_id = t.s and o.order_key = t.k
                          join commerce.v_order_line l on l.order_id = o.id
                          join commerce.v_product p on p.id = l.product_id
                         order by o.id, l.line_no""").param("sources", sources).param("keys", keys).query(rs -> {
            lines.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>()).add(line(rs));
        });
        jdbc.sql("""
                        select o.id, sum(r.amount_minor)
                          from unnest(:sources::int[], :keys::text[]) as t(s, k)
                          join commerce.v_order o on o.source_id = t.s and o.order_key = t.k
                          join commerce.v_return r on r.order_id = o.id
                         where r.product_id is null group by 1""").param("sources", sources).param("keys", keys).query(rs -> {
            moneyBack.put(rs.getLong(1), rs.getLong(2));
        });
        jdbc.sql("""
                        select b.id, b.source_id, b.order_key, b.profile_id, o.id, o.occurred_at, o.currency, o.status,
                               coalesce(o.total_minor - coalesce(o.tax_minor, 0) - coalesce(o.shipping_minor, 0),
                                        o.revenue_minor - coalesce(o.discount_minor, 0)),
                               s.key, t2.channel, o.coupon,
                               greatest(o.occurred_at,
                                        case when o.status <> 'cancelled'
                                             then (select max(r.occurred_at) from commerce.v_return r where r.order_id = o.id) end,
                                        case when o.status = 'cancelled'
                                                  or not exists (select from commerce.v_return r where r.order_id = o.id)
                                             then o.changed_at end)
                          from unnest(:sources::int[], :keys::text[]) as t(s, k)
                          join loyalty.order_book b on b.source_id = t.s and b.order_key = t.k
                          left join commerce.v_order o on o.source_id = t.s and o.order_key = t.k
                          left join commerce.v_store s on s.id = o.store_id
                          left join touchpoint.v_touchpoint t2 on t2.id = o.touchpoint_id
                         order by b.id""").param("sources", sources).param("keys", keys).query(rs -> {
            list.add(order(rs, lines, moneyBack, now));
        });
        return list;
    }

    private static Line line(ResultSet rs) throws SQLException {
        BigDecimal quantity = rs.getBigDecimal(6);
        // What came back of a product that stands on several lines is taken off the first of them.
        BigDecimal returned = rs.getBigDecimal(8)
                .subtract(rs.getBigDecimal(9))
                .max(BigDecimal.ZERO)
                .min(quantity);
        return new Line(
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                quantity,
                returned,
                rs.getObject(7, Long.class));
    }

    private static OrderAtHand order(ResultSet rs, Map<Long, List<Line>> lines, Map<Long, Long> moneyBack, Instant now)
            throws SQLException {
        long order = rs.getLong(5);
        boolean exists = order != 0;
        String status = exists ? rs.getString(8) : "gone";
        List<Line> its = lines.getOrDefault(order, List.of());
        Long paid = rs.getObject(9, Long.class);
        return new OrderAtHand(
                rs.getLong(1),
                rs.getInt(2),
                rs.getString(3),
                rs.getLong(4),
                exists ? rs.getTimestamp(6).toInstant() : Instant.EPOCH,
                exists ? rs.getTimestamp(13).toInstant() : now,
                exists ? rs.getString(7) : "",
                !exists || Set.of("cancelled", "refunded").contains(status),
                paid != null ? Math.max(0, paid) : worth(its),
                moneyBack.getOrDefault(order, 0L),
                rs.getString(10),
                rs.getString(11),
                rs.getString(12),
                its);
    }

    private static long worth(List<Line> lines) {
        return lines.stream()
                .map(PaidRules::worth)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValue();
    }

    /** Those among these that were claimed. */
    Set<Long> claimed(List<Long> books) {
        return new HashSet<>(jdbc.sql("""
                        select b.id from loyalty.order_book b
                          join loyalty.claim c on c.source_id = b.source_id and c.order_key = b.order_key
                         where b.id = any(:books)""")
                .param("books", books.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** What stands in the ledger for these orders, by order and rule. */
    Map<Long, Map<Long, Posted>> posted(Collection<Long> books) {
        Map<Long, Map<Long, Posted>> posted = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        jdbc.sql("""
                        select e.order_id, e.rule_id, e.posting_id, sum(p.amount) as left,
                               (select count(*) from loyalty.order_posting c
                                 where c.order_id = e.order_id and c.rule_id = e.rule_id) as postings, coalesce(sum(t.shortfall) filter (where o.undone_returns > 0), 0)
                          from loyalty.order_posting e join loyalty.order_posting p on p.order_id = e.order_id and p.earned_id = e.posting_id
                          left join loyalty.posting t on t.id = p.posting_id and p.posting_id <> p.earned_id
                          join loyalty.order_book b on b.id = e.order_id left join commerce.v_order o on o.source_id = b.source_id and o.order_key = b.order_key
                         where e.order_id = any(:orders) and e.posting_id = e.earned_id
                         group by 1, 2, 3 order by 3""")
                .param("orders", books.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    long order = rs.getLong(1);
                    long rule = rs.getLong(2);
                    if (seen.add(rs.getLong(3))) {
                        Map<Long, Posted> byRule = posted.computeIfAbsent(order, k -> new HashMap<>());
                        Posted before = byRule.getOrDefault(rule, new Posted(rule, 0, 0, 0, List.of()));
                        List<Gave> gave = new ArrayList<>(before.gave());
                        gave.add(new Gave(rs.getLong(3), rs.getLong(4)));
                        long forgiven = before.forgiven() + rs.getLong(6);
                        byRule.put(rule, new Posted(rule, before.net() + rs.getLong(4), forgiven, rs.getInt(5), gave));
                    }
                });
        return posted;
    }

    void keep(long orderBook, long ruleId, long postingId, long earnedId, long amount) {
        jdbc.sql("""
                        insert into loyalty.order_posting (posting_id, order_id, rule_id, earned_id, amount)
                        values (:posting, :order, :rule, :earned, :amount)""")
                .param("posting", postingId)
                .param("order", orderBook)
                .param("rule", ruleId)
                .param("earned", earnedId)
                .param("amount", amount)
                .update();
    }
}
