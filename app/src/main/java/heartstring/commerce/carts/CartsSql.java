package heartstring.commerce.carts;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of carts. */
@Component
class CartsSql {

    private final JdbcClient jdbc;

    CartsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The touchpoints that spoke of these carts before; of each cart the latest. */
    List<TouchpointConsumer.Row> earlier(Set<CartFact.Key> carts, int most) {
        return jdbc.sql("""
                        select t.id, coalesce(t.profile_id, 0), t.source_id, t.kind, t.name, t.channel, t.occurred_at, t.body::text
                          from unnest(:sources::int[], :keys::text[]) as k(s, c)
                         cross join lateral (
                           select f.touchpoint_id from commerce.cart_fact f
                            where f.source_id = k.s and f.cart_key = k.c order by f.occurred_at desc, f.touchpoint_id desc limit :most) f
                          join touchpoint.v_touchpoint t on t.id = f.touchpoint_id""")
                .param(
                        "sources",
                        carts.stream().mapToInt(CartFact.Key::sourceId).toArray())
                .param("keys", carts.stream().map(CartFact.Key::cartKey).toArray(String[]::new))
                .param("most", most)
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    void keep(List<CartFact> facts) {
        List<CartFact> list = facts.stream()
                .sorted(Comparator.comparingInt(CartFact::sourceId)
                        .thenComparing(CartFact::cartKey)
                        .thenComparing(CartFact::at))
                .toList();
        jdbc.sql("""
                        insert into commerce.cart_fact (source_id, cart_key, occurred_at, touchpoint_id)
                        select * from unnest(:sources::int[], :keys::text[], :ats::timestamptz[], :ids::bigint[])
                        on conflict do nothing""")
                .param("sources", list.stream().mapToInt(CartFact::sourceId).toArray())
                .param("keys", texts(list, CartFact::cartKey))
                .param("ats", texts(list, f -> f.at().toString()))
                .param("ids", list.stream().mapToLong(CartFact::touchpointId).toArray())
                .update();
    }

    void letGo(List<CartFact> facts) {
        jdbc.sql("""
                        delete from commerce.cart_fact f
                         using unnest(:sources::int[], :keys::text[], :ats::timestamptz[], :ids::bigint[]) as t(s, k, at, id)
                         where f.source_id = t.s and f.cart_key = t.k and f.occurred_at = t.at and f.touchpoint_id = t.id""")
                .param("sources", facts.stream().mapToInt(CartFact::sourceId).toArray())
                .param("keys", texts(facts, CartFact::cartKey))
                .param("ats", texts(facts, f -> f.at().toString()))
                .param("ids", facts.stream().mapToLong(CartFact::touchpointId).toArray())
                .update();
    }

    void delete(Set<CartFact.Key> carts) {
        jdbc.sql("""
                        with c as (
                          delete from commerce.cart c using unnest(:sources::int[], :keys::text[]) as t(s, k)
                           where c.source_id = t.s and c.cart_key = t.k returning c.id)
                        delete from commerce.cart_line l using c where l.cart_id = c.id""")
                .param(
                        "sources",
                        carts.stream().mapToInt(CartFact.Key::sourceId).toArray())
                .param("keys", carts.stream().map(CartFact.Key::cartKey).toArray(String[]::new))
                .update();
    }

    /** The ids of all products in the carts; those that an earlier event named are looked up. */
    Map<String, Long> products(List<CartRules.State> states, Map<String, Long> known) {
        String[] missing = states.stream()
                .flatMap(s -> s.lines().stream())
                .map(CartRules.Line::productKey)
                .filter(k -> !known.containsKey(k))
                .distinct()
                .toArray(String[]::new);
        if (missing.length == 0) {
            return known;
        }
        Map<String, Long> all = new HashMap<>(known);
        jdbc.sql("select key, id from commerce.v_product where key = any(:keys)")
                .param("keys", missing)
                .query(rs -> {
                    all.put(rs.getString(1), rs.getLong(2));
                });
        return all;
    }

    private record Written(CartFact.Key key, long id) {}

    void write(List<CartRules.State> unsorted, Map<String, Long> products) {
        List<CartRules.State> states = unsorted.stream()
                .sorted(Comparator.comparingInt((CartRules.State s) -> s.key().sourceId())
                        .thenComparing(s -> s.key().cartKey()))
                .toList();
        Map<CartFact.Key, Long> ids = new HashMap<>();
        upsert(states).forEach(w -> ids.put(w.key(), w.id()));
        jdbc.sql("delete from commerce.cart_line where cart_id = any(:ids)")
                .param("ids", ids.values().stream().mapToLong(Long::longValue).toArray())
                .update();
        lines(states, ids, products);
    }

    private List<Written> upsert(List<CartRules.State> states) {
        return jdbc.sql("""
                        insert into commerce.cart (source_id, cart_key, profile_id, opened_at, changed_at, checkout_at, currency,
                                                   total_minor, state)
                        select s, k, nullif(p, 0), o, c, x, u, t, z
                          from unnest(:sources::int[], :keys::text[], :profiles::bigint[], :opened::timestamptz[], :changed::timestamptz[],
                                      :checkouts::timestamptz[], :currencies::text[], :totals::bigint[], :states::text[])
                               as t(s, k, p, o, c, x, u, t, z)
                        on conflict (source_id, cart_key) do update
                           set profile_id = excluded.profile_id, opened_at = excluded.opened_at, changed_at = excluded.changed_at,
                               checkout_at = excluded.checkout_at, currency = excluded.currency, total_minor = excluded.total_minor,
                               state = excluded.state
                        returning source_id, cart_key, id""")
                .param(
                        "sources",
                        states.stream().mapToInt(s -> s.key().sourceId()).toArray())
                .param("keys", texts(states, s -> s.key().cartKey()))
                .param(
                        "profiles",
                        states.stream().mapToLong(CartRules.State::profileId).toArray())
                .param("opened", texts(states, s -> s.openedAt().toString()))
                .param("changed", texts(states, s -> s.changedAt().toString()))
                .param(
                        "checkouts",
                        texts(
                                states,
                                s -> s.checkoutAt() == null
                                        ? null
                                        : s.checkoutAt().toString()))
                .param("currencies", texts(states, CartRules.State::currency))
                .param(
                        "totals",
                        states.stream().map(CartRules.State::totalMinor).toArray(Long[]::new))
                .param("states", texts(states, CartRules.State::state))
                .query((rs, n) -> new Written(new CartFact.Key(rs.getInt(1), rs.getString(2)), rs.getLong(3)))
                .list();
    }

    private record Row(
            long cartId,
            int number,
            long productId,
            String quantity,
            @Nullable Long unitMinor) {}

    private void lines(List<CartRules.State> states, Map<CartFact.Key, Long> ids, Map<String, Long> products) {
        List<Row> rows = new ArrayList<>();
        for (CartRules.State state : states) {
            int number = 1;
            for (CartRules.Line line : state.lines()) {
                rows.add(new Row(
                        Objects.requireNonNull(ids.get(state.key())),
                        number++,
                        Objects.requireNonNull(products.get(line.productKey())),
                        line.quantity().toPlainString(),
                        line.unitMinor()));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into commerce.cart_line (cart_id, line_no, product_id, quantity, unit_minor)
                        select * from unnest(:carts::bigint[], :numbers::int[], :products::bigint[], :quantities::numeric[], :units::bigint[])""")
                .param("carts", rows.stream().mapToLong(Row::cartId).toArray())
                .param("numbers", rows.stream().mapToInt(Row::number).toArray())
                .param("products", rows.stream().mapToLong(Row::productId).toArray())
                .param("quantities", texts(rows, Row::quantity))
                .param("units", rows.stream().map(Row::unitMinor).toArray(Long[]::new))
                .update();
    }

    void forget() {
        jdbc.sql("truncate commerce.cart_fact, commerce.cart, commerce.cart_line restart identity")
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> list, Function<T, @Nullable String> of) {
        return list.stream().map(of).toArray(String[]::new);
    }
}
