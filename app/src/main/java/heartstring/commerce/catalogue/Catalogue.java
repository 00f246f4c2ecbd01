package heartstring.commerce.catalogue;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Products and stores by their key; every method runs in the caller's transaction. */
@Component
public class Catalogue {

    private final CatalogueSql sql;

    Catalogue(CatalogueSql sql) {
        this.sql = sql;
    }

    /** Keeps what these tell of products, the latest telling first of all; returns the id of each key. */
    public Map<String, Long> products(Collection<CatalogueRules.Product> told) {
        Map<String, CatalogueRules.Product> latest = new HashMap<>();
        for (CatalogueRules.Product one : told) {
            latest.merge(one.item().key(), one, (a, b) -> b.at().isBefore(a.at()) ? a.over(b) : b.over(a));
        }
        if (latest.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> ids = sql.products(latest.values());
        sql.severalTold("commerce.product", tellers(told, p -> p.item().key(), CatalogueRules.Product::sourceId));
        return ids;
    }

    /** Keeps what these tell of stores; returns the id of each key. */
    public Map<String, Long> stores(Collection<CatalogueRules.Store> told) {
        Map<String, CatalogueRules.Store> latest = new HashMap<>();
        for (CatalogueRules.Store one : told) {
            latest.merge(one.shop().key(), one, Catalogue::later);
        }
        if (latest.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> ids = sql.stores(latest.values());
        sql.severalTold("commerce.store", tellers(told, s -> s.shop().key(), CatalogueRules.Store::sourceId));
        return ids;
    }

    private static <T> Set<Teller> tellers(Collection<T> told, Function<T, String> key, ToIntFunction<T> source) {
        return told.stream()
                .map(one -> new Teller(key.apply(one), source.applyAsInt(one)))
                .collect(Collectors.toSet());
    }

    /** A source that told of a product or store. */
    record Teller(String key, int sourceId) {}

    /** What these told is being taken back; where it was the latest of a product, any other telling is later than nothing. */
    public void withdraw(Collection<CatalogueRules.Product> told) {
        if (!told.isEmpty()) {
            sql.untell(told);
        }
    }

    /** Forgets products and stores that only this source told of and that nothing mentions any more. */
    public void forgetUnmentioned(int sourceId) {
        sql.forgetUnmentioned(sourceId);
    }

    /** Products whose latest telling was taken back: the touchpoints that completed or changed their latest orders. */
    public List<TouchpointConsumer.Row> tellingsLeft() {
        return sql.tellingsLeft();
    }

    /**
     * Lets these tellings hold, the oldest first, for the products whose latest telling was taken back; what else is told of is
     * left alone.
     */
    public void retell(List<CatalogueRules.Product> told) {
        Map<String, Long> untold = sql.untold();
        List<CatalogueRules.Product> fitting = told.stream()
                .filter(p -> untold.containsKey(p.item().key()))
                .sorted(Comparator.comparing(CatalogueRules.Product::at))
                .toList();
        sql.strip(fitting);
        List<CatalogueRules.Product> rest = new ArrayList<>(fitting);
        while (!rest.isEmpty()) {
            Map<String, CatalogueRules.Product> oldest = new LinkedHashMap<>();
            rest.forEach(p -> oldest.putIfAbsent(p.item().key(), p));
            sql.products(oldest.values());
            rest.removeAll(oldest.values());
        }
        sql.endUntold();
    }

    /** Forgets all products and stores, before they are derived again. */
    public void forget() {
        sql.forget();
    }

    /** A name beats a later telling without one. */
    private static CatalogueRules.Store later(CatalogueRules.Store a, CatalogueRules.Store b) {
        boolean named = (a.shop().name() == null) == (b.shop().name() == null);
        if (named) {
            return b.at().isBefore(a.at()) ? a : b;
        }
        return a.shop().name() == null ? b : a;
    }
}
