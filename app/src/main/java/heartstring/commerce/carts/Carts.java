package heartstring.commerce.carts;

import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps each cart as what its events come to; every method runs in the caller's transaction. */
@Component
public class Carts {

    /** The most events of one cart that are considered: the latest. */
    static final int MOST_FACTS = 200;

    private final CartsSql sql;
    private final Settings settings;

    Carts(CartsSql sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /**
     * Derives the carts that these facts speak of anew; the same facts a second time change nothing.
     *
     * @param reader reads what an earlier touchpoint says of its cart
     * @param products id of each product's key that the facts name
     */
    public void take(
            List<CartFact> facts,
            Function<TouchpointConsumer.Row, @Nullable CartFact> reader,
            Map<String, Long> products) {
        if (facts.isEmpty()) {
            return;
        }
        Map<CartFact.Key, Map<Long, CartFact>> byCart = new LinkedHashMap<>();
        for (CartFact fact : facts) {
            byCart.computeIfAbsent(fact.key(), k -> new LinkedHashMap<>()).put(fact.touchpointId(), fact);
        }
        addEarlier(byCart, reader);
        sql.keep(facts);
        derive(byCart.values(), products);
    }

    /** Lets go of what these facts said: their carts are what the other events come to, or nothing. */
    public void withdraw(List<CartFact> facts, Function<TouchpointConsumer.Row, @Nullable CartFact> reader) {
        if (facts.isEmpty()) {
            return;
        }
        sql.letGo(facts);
        Map<CartFact.Key, Map<Long, CartFact>> byCart = new LinkedHashMap<>();
        facts.forEach(fact -> byCart.put(fact.key(), new LinkedHashMap<>()));
        addEarlier(byCart, reader);
        Set<CartFact.Key> gone = new HashSet<>(byCart.keySet());
        gone.removeIf(key -> !Objects.requireNonNull(byCart.get(key)).isEmpty());
        byCart.keySet().removeAll(gone);
        sql.delete(gone);
        derive(byCart.values(), Map.of());
    }

    private void addEarlier(
            Map<CartFact.Key, Map<Long, CartFact>> byCart,
            Function<TouchpointConsumer.Row, @Nullable CartFact> reader) {
        Set<Long> known = byCart.values().stream()
                .flatMap(facts -> facts.keySet().stream())
                .collect(Collectors.toSet());
        for (TouchpointConsumer.Row row : sql.earlier(byCart.keySet(), MOST_FACTS)) {
            CartFact fact = known.contains(row.id()) ? null : reader.apply(row);
            if (fact != null) {
                Objects.requireNonNull(byCart.get(fact.key())).put(fact.touchpointId(), fact);
            }
        }
    }

    private void derive(Collection<Map<Long, CartFact>> carts, Map<String, Long> products) {
        if (carts.isEmpty()) {
            return;
        }
        String currency = settings.currency().getCurrencyCode();
        List<CartRules.State> states = new ArrayList<>(carts.size());
        for (Map<Long, CartFact> all : carts) {
            List<CartFact> latest = all.values().stream()
                    .sorted(CartFact.BY_TIME.reversed())
                    .limit(MOST_FACTS)
                    .toList();
            states.add(CartRules.fold(latest, currency));
        }
        sql.write(states, sql.products(states, products));
    }

    /** Forgets all carts, before they are derived again. */
    public void forget() {
        sql.forget();
    }
}
