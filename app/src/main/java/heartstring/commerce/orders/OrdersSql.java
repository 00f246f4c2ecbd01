package heartstring.commerce.orders;

import heartstring.commerce.orders.OrderState.Line;
import heartstring.commerce.orders.OrderState.Return;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of orders. */
@Component
class OrdersSql {

    private static final String UPSERT = """
                        with t as (
                          select * from unnest(:sources::int[], :keys::text[], :profiles::bigint[], :stores::bigint[], :touchpoints::bigint[],
                                               :occurred::timestamptz[], :changed::timestamptz[], :statuses::text[], :currencies::text[],
                                               :totals::bigint[], :revenues::bigint[], :taxes::bigint[], :shippings::bigint[],
                                               :discounts::bigint[], :refunded::bigint[], :items::numeric[], :coupons::text[],
                                               :carts::text[], :flags::text[], :undone::int[])
                                     as t(source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at, changed_at, status,
                                          currency, total_minor, revenue_minor, tax_minor, shipping_minor, discount_minor,
                                          refunded_minor, items, coupon, cart_key, flags, undone_returns)),
                        o as (
                          select o.id, o.source_id, o.order_key, o.profile_id
                            from t join commerce.orders o on o.source_id = t.source_id and o.order_key = t.order_key),
                        w as (
                          insert into commerce.orders as o (source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at,
                                 changed_at, status, currency, total_minor, revenue_minor, tax_minor, shipping_minor, discount_minor,
                                 refunded_minor, items, coupon, cart_key, flags, undone_returns)
                          select source_id, order_key, nullif(profile_id, 0), store_id, touchpoint_id, occurred_at, changed_at, status,
                                 currency, total_minor, revenue_minor, tax_minor, shipping_minor, discount_minor, refunded_minor, items,
                                 coupon, cart_key, case when flags = '' then '{}' else string_to_array(flags, ',') end, undone_returns
                            from t
                          on conflict (source_id, order_key) do update
                             set profile_id = excluded.profile_id, store_id = excluded.store_id, touchpoint_id = excluded.touchpoint_id,
                                 occurred_at = excluded.occurred_at, changed_at = excluded.changed_at, status = excluded.status,
                                 currency = excluded.currency, total_minor = excluded.total_minor,
                                 revenue_minor = excluded.revenue_minor, tax_minor = excluded.tax_minor,
                                 shipping_minor = excluded.shipping_minor, discount_minor = excluded.discount_minor,
                                 refunded_minor = excluded.refunded_minor, items = excluded.items, coupon = excluded.coupon,
                                 cart_key = excluded.cart_key, flags = excluded.flags,
                                 undone_returns = excluded.undone_returns
                          returning id, source_id, order_key)
                        select w.source_id, w.order_key, w.id, o.id is not null, coalesce(o.profile_id, 0)
                          from w left join o on o.id = w.id""";

    private final JdbcClient jdbc;

    OrdersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The touchpoints that spoke of these orders before; of each order the latest. */
    List<TouchpointConsumer.Row> earlier(Set<OrderKey> orders, int most) {
        return jdbc.sql("""
                        select t.id, coalesce(t.profile_id, 0), t.source_id, t.kind, t.name, t.channel, t.occurred_at, t.body::text
                          from unnest(:sources::int[], :keys::text[]) as k(s, o)
                         cross join lateral (
                           select f.touchpoint_id from commerce.order_fact f
                            where f.source_id = k.s and f.order_key = k.o order by f.occurred_at desc, f.touchpoint_id desc limit :most) f
                          join touchpoint.v_touchpoint t on t.id = f.touchpoint_id""")
                .param("sources", orders.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", orders.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .param("most", most)
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    void keep(List<OrderFact> facts) {
        List<OrderFact> list = facts.stream()
                .sorted(Comparator.comparingInt(OrderFact::sourceId)
                        .thenComparing(OrderFact::orderKey)
                        .thenComparing(OrderFact::at))
                .toList();
        jdbc.sql("""
                        insert into commerce.order_fact (source_id, order_key, occurred_at, touchpoint_id)
                        select * from unnest(:sources::int[], :keys::text[], :ats::timestamptz[], :ids::bigint[])
                        on conflict do nothing""")
                .param("sources", list.stream().mapToInt(OrderFact::sourceId).toArray())
                .param("keys", list.stream().map(OrderFact::orderKey).toArray(String[]::new))
                .param("ats", list.stream().map(f -> f.at().toString()).toArray(String[]::new))
                .param("ids", list.stream().mapToLong(OrderFact::touchpointId).toArray())
                .update();
    }

    void letGo(List<OrderFact> facts) {
        jdbc.sql("""
                        delete from commerce.order_fact f
                         using unnest(:sources::int[], :keys::text[], :ats::timestamptz[], :ids::bigint[]) as t(s, k, at, id)
                         where f.source_id = t.s and f.order_key = t.k and f.occurred_at = t.at and f.touchpoint_id = t.id""")
                .param("sources", facts.stream().mapToInt(OrderFact::sourceId).toArray())
                .param("keys", texts(facts, OrderFact::orderKey))
                .param("ats", texts(facts, f -> f.at().toString()))
                .param("ids", facts.stream().mapToLong(OrderFact::touchpointId).toArray())
                .update();
    }

    /** Deletes orders with their lines and returns; returns the profiles that owned them. */
    Set<Long> delete(Set<OrderKey> orders) {
        return new HashSet<>(jdbc.sql("""
                        with o as (
                          delete from commerce.orders o using unnest(:sources::int[], :keys::text[]) as t(s, k)
                           where o.source_id = t.s and o.order_key = t.k returning o.id, o.profile_id),
                        l as (delete from commerce.order_line l using o where l.order_id = o.id),
                        r as (delete from commerce.return_line r using o where r.order_id = o.id)
                        select distinct coalesce(profile_id, 0) from o""")
                .param("sources", orders.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", orders.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** The ids of all products that the states name; those that an earlier event named are looked up. */
    Map<String, Long> products(List<OrderState> states, Map<String, Long> known) {
        Stream<@Nullable String> named = states.stream()
                .flatMap(s -> Stream.concat(
                        s.lines().stream().map(Line::productKey),
                        s.returns().stream().map(Return::productKey)));
        return completed(named, known, "select key, id from commerce.v_product where key = any(:keys)");
    }

    Map<String, Long> stores(List<OrderState> states, Map<String, Long> known) {
        return completed(
                states.stream().map(OrderState::storeKey),
                known,
                "select key, id from commerce.v_store where key = any(:keys)");
    }

    private Map<String, Long> completed(Stream<@Nullable String> named, Map<String, Long> known, String lookUp) {
        String[] missing =
                named.filter(k -> k != null && !known.containsKey(k)).distinct().toArray(String[]::new);
        if (missing.length == 0) {
            return known;
        }
        Map<String, Long> all = new HashMap<>(known);
        jdbc.sql(lookUp).param("keys", missing).query(rs -> {
            all.put(rs.getString(1), rs.getLong(2));
        });
        return all;
    }

    private record Written(OrderKey key, long id, boolean before, long profileBefore) {}

    /** Writes orders, lines and returns; returns the profiles that owned them before. */
    Set<Long> write(List<OrderState> unsorted, Map<String, Long> products, Map<String, Long> stores) {
        List<OrderState> states = unsorted.stream()
                .sorted(Comparator.comparingInt((OrderState s) -> s.key().sourceId())
                        .thenComparing(s -> s.key().orderKey()))
                .toList();
        Map<OrderKey, Long> ids = new HashMap<>();
        List<Long> before = new ArrayList<>();
        Set<Long> owners = new HashSet<>();
        for (Written one : upsert(states, stores)) {
            ids.put(one.key(), one.id());
            if (one.before()) {
                before.add(one.id());
                owners.add(one.profileBefore());
            }
        }
        if (!before.isEmpty()) {
            long[] old = before.stream().mapToLong(Long::longValue).toArray();
            jdbc.sql("delete from commerce.order_line where order_id = any(:ids)")
                    .param("ids", old)
                    .update();
            jdbc.sql("delete from commerce.return_line where order_id = any(:ids)")
                    .param("ids", old)
                    .update();
        }
        lines(states, ids, products);
        returns(states, ids, products);
        return owners;
    }

    private List<Written> upsert(List<OrderState> states, Map<String, Long> stores) {
        return jdbc.sql(UPSERT)
                .param(
                        "sources",
                        states.stream().mapToInt(s -> s.key().sourceId()).toArray())
                .param("keys", texts(states, s -> s.key().orderKey()))
                .param(
                        "profiles",
                        states.stream().mapToLong(OrderState::profileId).toArray())
                .param("stores", longs(states, s -> s.storeKey() == null ? null : stores.get(s.storeKey())))
                .param(
                        "touchpoints",
                        states.stream().mapToLong(OrderState::touchpointId).toArray())
                .param("occurred", texts(states, s -> s.occurredAt().toString()))
                .param("changed", texts(states, s -> s.changedAt().toString()))
                .param("statuses", texts(states, s -> s.status().name().toLowerCase(Locale.ROOT)))
                .param("currencies", texts(states, OrderState::currency))
                .param("totals", longs(states, s -> s.amounts().total()))
                .param("revenues", longs(states, s -> s.amounts().revenue()))
                .param("taxes", longs(states, s -> s.amounts().tax()))
                .param("shippings", longs(states, s -> s.amounts().shipping()))
                .param("discounts", longs(states, s -> s.amounts().discount()))
                .param(
                        "refunded",
                        states.stream().mapToLong(OrderState::refundedMinor).toArray())
                .param("items", texts(states, s -> s.items().toPlainString()))
                .param("coupons", texts(states, OrderState::coupon))
                .param("carts", texts(states, OrderState::cartKey))
                .param("flags", texts(states, s -> String.join(",", s.flags())))
                .param(
                        "undone",
                        states.stream().mapToInt(OrderState::undoneReturns).toArray())
                .query((rs, n) -> new Written(
                        new OrderKey(rs.getInt(1), rs.getString(2)), rs.getLong(3), rs.getBoolean(4), rs.getLong(5)))
                .list();
    }

    private record Numbered<T>(long orderId, int number, T of) {}

    private void lines(List<OrderState> states, Map<OrderKey, Long> ids, Map<String, Long> products) {
        List<Numbered<Line>> all = numbered(states, ids, OrderState::lines);
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into commerce.order_line (order_id, line_no, product_id, quantity, unit_minor)
                        select * from unnest(:orders::bigint[], :numbers::int[], :products::bigint[], :quantities::numeric[], :units::bigint[])""")
                .param("orders", all.stream().mapToLong(Numbered::orderId).toArray())
                .param("numbers", all.stream().mapToInt(Numbered::number).toArray())
                .param("products", longs(all, l -> products.get(l.of().productKey())))
                .param("quantities", texts(all, l -> plain(l.of().quantity())))
                .param("units", longs(all, l -> l.of().unitMinor()))
                .update();
    }

    private void returns(List<OrderState> states, Map<OrderKey, Long> ids, Map<String, Long> products) {
        List<Numbered<Return>> all = numbered(states, ids, OrderState::returns);
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into commerce.return_line (order_id, return_no, touchpoint_id, occurred_at, product_id, quantity, amount_minor, reason)
                        select * from unnest(:orders::bigint[], :numbers::int[], :touchpoints::bigint[], :ats::timestamptz[],
                                             :products::bigint[], :quantities::numeric[], :amounts::bigint[], :reasons::text[])""")
                .param("orders", all.stream().mapToLong(Numbered::orderId).toArray())
                .param("numbers", all.stream().mapToInt(Numbered::number).toArray())
                .param(
                        "touchpoints",
                        all.stream().mapToLong(r -> r.of().touchpointId()).toArray())
                .param("ats", texts(all, r -> r.of().at().toString()))
                .param(
                        "products",
                        longs(all, r -> r.of().productKey() == null ? null : products.get(r.of().productKey())))
                .param("quantities", texts(all, r -> plain(r.of().quantity())))
                .param("amounts", longs(all, r -> r.of().amountMinor()))
                .param("reasons", texts(all, r -> r.of().reason()))
                .update();
    }

    private static <T> List<Numbered<T>> numbered(
            List<OrderState> states, Map<OrderKey, Long> ids, Function<OrderState, List<T>> of) {
        List<Numbered<T>> all = new ArrayList<>();
        for (OrderState state : states) {
            List<T> parts = of.apply(state);
            for (int i = 0; i < parts.size(); i++) {
                all.add(new Numbered<>(Objects.requireNonNull(ids.get(state.key())), i + 1, parts.get(i)));
            }
        }
        return all;
    }

    void forget() {
        jdbc.sql(
                        "truncate commerce.order_fact, commerce.orders, commerce.order_line, commerce.return_line restart identity")
                .update();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static <T> @Nullable String[] texts(List<T> list, Function<T, @Nullable String> of) {
        return list.stream().map(of).toArray(String[]::new);
    }

    private static <T> @Nullable Long[] longs(List<T> list, Function<T, @Nullable Long> of) {
        return list.stream().map(of).toArray(Long[]::new);
    }
}
