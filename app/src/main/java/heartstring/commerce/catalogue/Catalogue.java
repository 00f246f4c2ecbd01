package heartstring.commerce.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
            latest.merge(one.item().key(), one, (a, b) -> b.at().isBefore(a.at()) ? a : b);
        }
        return latest.isEmpty() ? Map.of() : sql.products(latest.values());
    }

    /** Keeps what these tell of stores; returns the id of each key. */
    public Map<String, Long> stores(Collection<CatalogueRules.Store> told) {
        Map<String, CatalogueRules.Store> latest = new HashMap<>();
        for (CatalogueRules.Store one : told) {
            latest.merge(one.shop().key(), one, Catalogue::later);
        }
        return latest.isEmpty() ? Map.of() : sql.stores(latest.values());
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
