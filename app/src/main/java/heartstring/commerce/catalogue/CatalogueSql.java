package heartstring.commerce.catalogue;

import heartstring.commerce.catalogue.CatalogueRules.Product;
import heartstring.commerce.catalogue.CatalogueRules.Store;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of products and stores. */
@Component
class CatalogueSql {

    /** The orders that a product is read from again. */
    private static final int MOST_TELLINGS = 5;

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
                                               :urls::text[], :images::text[], :prices::bigint[], :currencies::text[], :ats::timestamptz[],
                                               :sources::int[])
                                     as t(key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at, only_source_id)),
                        w as (
                          insert into commerce.product as p (key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at,
                                                             only_source_id)
                          select key, sku, name, brand, category, url, image_url, price_minor, currency, seen_at, only_source_id from t
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
                .param("sources", list.stream().mapToInt(Product::sourceId).toArray())
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
                          select * from unnest(:keys::text[], :names::text[], :ats::timestamptz[], :sources::int[])
                                     as t(key, name, seen_at, only_source_id)),
                        w as (
                          insert into commerce.store as s (key, name, seen_at, only_source_id)
                          select key, name, seen_at, only_source_id from t
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
                .param("sources", list.stream().mapToInt(Store::sourceId).toArray())
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        return ids;
    }

    /** From now on these are not of one source alone, where another than the first told of them. */
    void severalTold(String table, Set<Catalogue.Teller> tellers) {
        List<Catalogue.Teller> list = List.copyOf(tellers);
        jdbc.sql("""
                        update %s x set only_source_id = null
                         where x.id in (select y.id from unnest(:keys::text[], :sources::int[]) as t(k, s)
                                          join %1$s y on y.key = t.k and y.only_source_id <> t.s)""".formatted(table))
                .param("keys", texts(list, Catalogue.Teller::key))
                .param(
                        "sources",
                        list.stream().mapToInt(Catalogue.Teller::sourceId).toArray())
                .update();
    }

    void untell(Collection<Product> told) {
        List<Product> list = List.copyOf(told);
        jdbc.sql("""
                        update commerce.product p set seen_at = '-infinity'
                          from unnest(:keys::text[], :ats::timestamptz[]) as t(k, at) where p.key = t.k and p.seen_at = t.at""")
                .param("keys", texts(list, p -> p.item().key()))
                .param("ats", texts(list, p -> p.at().toString()))
                .update();
    }

    Map<String, Long> untold() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, id from commerce.product where seen_at = '-infinity'")
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        return ids;
    }

    List<TouchpointConsumer.Row> tellingsLeft() {
        return jdbc.sql("""
                        with told as (
                          select distinct o.touchpoint_id id from commerce.product p
                           cross join lateral (select l.order_id from commerce.order_line l where l.product_id = p.id
                                                order by l.order_id desc limit :most) l
                            join commerce.orders o on o.id = l.order_id
                           where p.seen_at = '-infinity')
                        select t.id, coalesce(t.profile_id, 0), t.source_id, t.kind, t.name, t.channel, t.occurred_at, t.body::text
                          from told join touchpoint.v_touchpoint t on t.id = told.id""")
                .param("most", MOST_TELLINGS)
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    /** Empties what only an order tells of a product, before its other orders tell it again. */
    void strip(List<Product> told) {
        jdbc.sql("""
                        update commerce.product set sku = null, name = null, brand = null, category = null, price_minor = null, currency = null
                         where key = any(:keys)""").param("keys", texts(told, p -> p.item().key())).update();
    }

    void endUntold() {
        jdbc.sql("update commerce.product set seen_at = 'epoch' where seen_at = '-infinity'")
                .update();
    }

    void forgetUnmentioned(int source) {
        jdbc.sql("""
                        delete from commerce.product p
                         where p.only_source_id = :source
                           and not exists (select from commerce.order_line l where l.product_id = p.id)
                           and not exists (select from commerce.return_line r where r.product_id = p.id)
                           and not exists (select from commerce.cart_line c where c.product_id = p.id)""").param("source", source).update();
        jdbc.sql("""
                        delete from commerce.store s
                         where s.only_source_id = :source and not exists (select from commerce.orders o where o.store_id = s.id)""").param("source", source).update();
    }

    void forget() {
        jdbc.sql("truncate commerce.product, commerce.store restart identity").update();
    }

    private static <T> @Nullable String[] texts(List<T> list, Function<T, @Nullable String> of) {
        return list.stream().map(of).toArray(String[]::new);
    }
}
