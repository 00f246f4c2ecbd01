package heartstring.commerce.orders;

import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps orders, their lines and their returns as what all their events come to. */
@Component
class Orders {

    /** The most events of one order that are considered: the latest. */
    static final int MOST_FACTS = 200;

    private final OrdersSql sql;
    private final Settings settings;

    Orders(OrdersSql sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Orders that changed or are gone, and the profiles whose they are or were. */
    record Changed(Set<Long> profiles, Set<OrderKey> orders) {
        static final Changed NOTHING = new Changed(Set.of(), Set.of());
    }

    /**
     * Derives the orders that these facts speak of anew; the same facts a second time change nothing.
     *
     * @param products id of each product's key that the facts name, likewise stores
     * @return what changed
     */
    Changed take(List<OrderFact> facts, Map<String, Long> products, Map<String, Long> stores) {
        if (facts.isEmpty()) {
            return Changed.NOTHING;
        }
        Map<OrderKey, Map<Long, OrderFact>> byOrder = new LinkedHashMap<>();
        for (OrderFact fact : facts) {
            byOrder.computeIfAbsent(fact.key(), k -> new LinkedHashMap<>()).put(fact.touchpointId(), fact);
        }
        addEarlier(byOrder);
        sql.keep(facts);
        return new Changed(derive(byOrder.values(), products, stores), Set.copyOf(byOrder.keySet()));
    }

    /**
     * Lets go of what these facts said: their orders are what the other events come to, or nothing.
     *
     * @return what changed
     */
    Changed withdraw(List<OrderFact> facts) {
        if (facts.isEmpty()) {
            return Changed.NOTHING;
        }
        sql.letGo(facts);
        Map<OrderKey, Map<Long, OrderFact>> byOrder = new LinkedHashMap<>();
        facts.forEach(fact -> byOrder.put(fact.key(), new LinkedHashMap<>()));
        addEarlier(byOrder);
        Set<OrderKey> touched = Set.copyOf(byOrder.keySet());
        Set<OrderKey> gone = new LinkedHashSet<>(byOrder.keySet());
        gone.removeIf(key ->
                OrderRules.ordered(Objects.requireNonNull(byOrder.get(key)).values()));
        byOrder.keySet().removeAll(gone);
        Set<Long> changed = new TreeSet<>(sql.delete(gone));
        changed.addAll(derive(byOrder.values(), Map.of(), Map.of()));
        changed.remove(0L);
        return new Changed(changed, touched);
    }

    /** Adds what earlier events said of these orders, read again from the events themselves. */
    private void addEarlier(Map<OrderKey, Map<Long, OrderFact>> byOrder) {
        Set<Long> known = byOrder.values().stream()
                .flatMap(facts -> facts.keySet().stream())
                .collect(Collectors.toSet());
        for (TouchpointConsumer.Row row : sql.earlier(byOrder.keySet(), MOST_FACTS)) {
            OrderFact fact = known.contains(row.id()) ? null : CommerceBelt.order(row);
            if (fact != null) {
                Objects.requireNonNull(byOrder.get(fact.key())).put(fact.touchpointId(), fact);
            }
        }
    }

    private Set<Long> derive(
            Collection<Map<Long, OrderFact>> told, Map<String, Long> products, Map<String, Long> stores) {
        List<Map<Long, OrderFact>> orders = told.stream()
                .filter(facts -> OrderRules.ordered(facts.values()))
                .toList();
        if (orders.isEmpty()) {
            return Set.of();
        }
        List<OrderState> states = new ArrayList<>(orders.size());
        String currency = settings.currency().getCurrencyCode();
        orders.forEach(all -> states.add(OrderRules.fold(latest(all.values()), currency)));
        Map<String, Long> allProducts = sql.products(states, products);
        Map<String, Long> allStores = sql.stores(states, stores);
        Set<Long> changed = new TreeSet<>(sql.write(states, allProducts, allStores));
        states.forEach(s -> changed.add(s.profileId()));
        changed.remove(0L);
        return changed;
    }

    void forget() {
        sql.forget();
    }

    private static Collection<OrderFact> latest(Collection<OrderFact> facts) {
        if (facts.size() <= MOST_FACTS) {
            return facts;
        }
        return facts.stream()
                .sorted(OrderFact.BY_TIME.reversed())
                .limit(MOST_FACTS)
                .toList();
    }
}
