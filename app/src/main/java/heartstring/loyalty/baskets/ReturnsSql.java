package heartstring.loyalty.baskets;

import heartstring.commerce.orders.OrderKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what baskets became, what came back of them, and what that gives back. */
@Component
class ReturnsSql {

    private static final Set<String> WHOLE = Set.of("cancelled", "refunded");
    private static final Comparator<OrderKey> IN_ORDER =
            Comparator.comparingInt(OrderKey::sourceId).thenComparing(OrderKey::orderKey);

    private final JdbcClient jdbc;

    ReturnsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came back of an order: all of it, or so much of each product. */
    record Back(boolean whole, Map<String, BigDecimal> returned) {}

    void share(long deal, List<Quote.Share> shares) {
        for (Quote.Share share : shares) {
            jdbc.sql("""
                            insert into loyalty.basket_share (deal_id, product, budget_id, quantity, amount_minor)
                            values (:deal, :product, :budget, :quantity, :amount)""")
                    .param("deal", deal)
                    .param("product", share.product())
                    .param("budget", share.budgetId())
                    .param("quantity", share.quantity())
                    .param("amount", share.amountMinor())
                    .update();
        }
    }

    List<Quote.Share> shares(long deal) {
        return jdbc.sql("""
                        select product, quantity, budget_id, amount_minor from loyalty.basket_share
                         where deal_id = :deal order by product, budget_id""")
                .param("deal", deal)
                .query((rs, n) -> new Quote.Share(rs.getString(1), rs.getBigDecimal(2), rs.getLong(3), rs.getLong(4)))
                .list();
    }

    /** Says which order a basket became; false when the order belongs to another one. */
    boolean link(long deal, OrderKey order) {
        jdbc.sql("""
                        insert into loyalty.basket_order (deal_id, source_id, order_key) values (:deal, :source, :key)
                        on conflict do nothing""")
                .param("deal", deal)
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .update();
        return ofOrder(order).filter(found -> found == deal).isPresent();
    }

    /** The basket that became this order. */
    Optional<Long> ofOrder(OrderKey order) {
        return jdbc.sql("select deal_id from loyalty.basket_order where source_id = :source and order_key = :key")
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void due(long deal) {
        jdbc.sql("""
                        insert into loyalty.due_deal (deal_id) values (:deal)
                        on conflict (deal_id) do update set try_at = now(), tries = 0""").param("deal", deal).update();
    }

    /** Those among these orders that were baskets are looked at again. */
    void due(Collection<OrderKey> orders) {
        List<OrderKey> list = orders.stream().sorted(IN_ORDER).toList();
        jdbc.sql("""
                        insert into loyalty.due_deal (deal_id)
                        select b.deal_id from unnest(:sources::int[], :keys::text[]) as t(s, k)
                          join loyalty.basket_order b on b.source_id = t.s and b.order_key = t.k
                         order by 1
                        on conflict (deal_id) do update set try_at = now(), tries = 0""")
                .param("sources", list.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", list.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .update();
    }

    /** Takes the oldest off the list; it is back on it when the transaction fails. */
    Optional<Long> take() {
        return jdbc.sql("""
                        delete from loyalty.due_deal where deal_id = (
                          select deal_id from loyalty.due_deal where try_at <= now()
                           order by try_at, deal_id limit 1 for update skip locked)
                        returning deal_id""").query((rs, n) -> rs.getLong(1)).optional();
    }

    /** The one that would be taken is tried again later, less and less often. */
    void later() {
        jdbc.sql("""
                        update loyalty.due_deal
                           set tries = tries + 1, try_at = now() + least(21600, 5 * power(2, least(tries, 20))) * interval '1 second'
                         where deal_id = (select deal_id from loyalty.due_deal where try_at <= now()
                                           order by try_at, deal_id limit 1 for update skip locked)""").update();
    }

    /** What came back of an order by now; empty while nobody has told of the order itself. */
    Optional<Back> back(OrderKey order) {
        Optional<String> status = jdbc.sql("""
                        select status from commerce.v_order
                         where source_id = :source and order_key = :key and 'no_order' <> all(flags)""")
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .query((rs, n) -> rs.getString(1))
                .optional();
        if (status.isEmpty()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> returned = new HashMap<>();
        jdbc.sql("""
                        select p.key, sum(coalesce(r.quantity, 0))
                          from commerce.v_order o join commerce.v_return r on r.order_id = o.id
                          join commerce.v_product p on p.id = r.product_id
                         where o.source_id = :source and o.order_key = :key group by 1""")
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .query(rs -> {
                    returned.put(rs.getString(1), rs.getBigDecimal(2));
                });
        return Optional.of(new Back(WHOLE.contains(status.get()), returned));
    }

    void givenBack(long deal, long posting, long amount) {
        jdbc.sql("""
                        update loyalty.basket_draw set given_back_minor = given_back_minor + :amount
                         where deal_id = :deal and kind = 'budget' and ref_id = :posting""")
                .param("deal", deal)
                .param("posting", posting)
                .param("amount", amount)
                .update();
    }
}
