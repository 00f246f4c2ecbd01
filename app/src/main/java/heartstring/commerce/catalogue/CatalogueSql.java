package heartstring.commerce.catalogue;

import heartstring.commerce.catalogue.CatalogueRules.Product;
import heartstring.commerce.catalogue.CatalogueRules.Store;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of products and stores. */
@Component
class CatalogueSql {

    private final JdbcClient jdbc;

    CatalogueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Long> products(Collection<Product> told) {
        List<Product> list =
                told.stream().sorted(Comparator.comparing(p -> p.item().key())).toList();
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("""
                        with t as (
                          select * from unnest(:keys::text[], :skus::text[], :names::text[], :brands::text[], :categories::text[],
                                               :urls::text[], :images::text[], :prices::bigint[], :currencies::text[], :ats::timestamptz[])
                                     as t(key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at)),
                        w as (
                          insert into commerce.product as p (key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at)
                          select key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at from t
                          on conflict (key) do update
                             set sku = coalesce(excluded.sku, p.sku), name = coalesce(excluded.name, p.name),
                                 brand = coalesce(excluded.brand, p.brand), category = coalesce(excluded.category, p.category),
                                 url = coalesce(excluded.url, p.url), image_url = coalesce(excluded.image_url, p.image_url),
                                 price_minor = coalesce(excluded.price_minor, p.price_minor),
                                 currency = case when excluded.price_minor is null then p.currency else excluded.currency end,
                                 seen_at = excluded.seen_at
                           where excluded.seen_at > p.seen_at
                          returning key, id)
                        select key, id from w
                        union all
                        select p.key, p.id from t join commerce.product p on p.key = t.key
                         where not exists (select from w where w.key = p.key)""")
                .param("keys", texts(list, p -> p.item().key()))
                .param("skus", texts(list, p -> p.item().sku()))
                .param("names", texts(list, p -> p.item().name()))
                .param("brands", texts(list, p -> p.item().brand()))
                .param("categories", texts(list, p -> p.item().category()))
                .param("urls", texts(list, p -> p.item().url()))
                .param("images", texts(list, p -> p.item().imageUrl()))
                .param("prices", list.stream().map(Product::priceMinor).toArray(Long[]::new))
                .param("currencies", texts(list, Product::currency))
                .param("ats", texts(list, p -> p.at().toString()))
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        return ids;
    }

    Map<String, Long> stores(Collection<Store> told) {
        List<Store> list =
                told.stream().sorted(Comparator.comparing(s -> s.shop().key())).toList();
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("""
                        with t as (
                          select * from unnest(:keys::text[], :names::text[], :ats::timestamptz[]) as t(key, name, seen_at)),
                        w as (
                          insert into commerce.store as s (key, name, seen_at) select key, name, seen_at from t
                          on conflict (key) do update set name = coalesce(excluded.name, s.name), seen_at = excluded.seen_at
                           where excluded.seen_at > s.seen_at
                          returning key, id)
                        select key, id from w
                        union all
                        select s.key, s.id from t join commerce.store s on s.key = t.key
                         where not exists (select from w where w.key = s.key)""")
                .param("keys", texts(list, s -> s.shop().key()))
                .param("names", texts(list, s -> s.shop().name()))
                .param("ats", texts(list, s -> s.at().toString()))
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        return ids;
    }

    void forget() {
        jdbc.sql("truncate commerce.product, commerce.store restart identity").update();
    }

    private static <T> @Nullable String[] texts(List<T> list, Function<T, @Nullable String> of) {
        return list.stream().map(of).toArray(String[]::new);
    }
}
