package heartstring.decision.giftprogrammes;

import heartstring.platform.audit.SubjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of gift programmes. */
@Component
class GiftProgrammesSql {

    private static final int MOST_STORES = 500;
    private static final int MOST_CATEGORIES = 500;

    private final JdbcClient jdbc;

    GiftProgrammesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName giftProgrammeName() {
        return new SubjectName(
                "gift programme",
                "select name from decision.gift_programme where id = subject.id",
                "/gifts/programmes/");
    }

    List<GiftProgramme> all(int most) {
        Map<Long, List<GiftProgramme.Item>> items = new HashMap<>();
        jdbc.sql("""
                        select programme_id, id, product_key, cost_minor, counted from decision.gift_product
                         order by programme_id, product_key""").query(rs -> {
            items.computeIfAbsent(rs.getLong(1), p -> new ArrayList<>())
                    .add(new GiftProgramme.Item(rs.getLong(2), rs.getString(3), rs.getLong(4), rs.getBoolean(5)));
        });
        return jdbc.sql("""
                        select id, name, running, currency, most_cost_minor, every_days, budget_id, stores
                          from decision.gift_programme order by id limit :most""")
                .param("most", most)
                .query((rs, n) -> new GiftProgramme(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getString(4),
                        rs.getLong(5),
                        rs.getInt(6),
                        rs.getLong(7),
                        List.of((String[]) rs.getArray(8).getArray()),
                        items.getOrDefault(rs.getLong(1), List.of())))
                .list();
    }

    long make(GiftProgramme.Draft draft, Instant now, long user) {
        return bound("""
                        insert into decision.gift_programme (name, currency, most_cost_minor, every_days, budget_id, stores, made_at, user_id)
                        values (:name, :currency, :most, :every, :budget, :stores::text[], :now::timestamptz, nullif(:user, 0))
                        returning id""", draft)
                .param("now", now.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    boolean set(long id, GiftProgramme.Draft draft) {
        return bound("""
                        update decision.gift_programme
                           set name = :name, currency = :currency, most_cost_minor = :most, every_days = :every, budget_id = :budget,
                               stores = :stores::text[]
                         where id = :id""", draft).param("id", id).update() == 1;
    }

    private JdbcClient.StatementSpec bound(String statement, GiftProgramme.Draft draft) {
        return jdbc.sql(statement)
                .param("name", draft.name().strip())
                .param("currency", draft.currency())
                .param("most", draft.mostCostMinor())
                .param("every", draft.everyDays())
                .param("budget", draft.budgetId())
                .param("stores", draft.stores().toArray(String[]::new));
    }

    boolean run(long id, boolean running) {
        return jdbc.sql("update decision.gift_programme set running = :running where id = :id and running <> :running")
                        .param("id", id)
                        .param("running", running)
                        .update()
                == 1;
    }

    boolean isProduct(String key) {
        return jdbc.sql("select exists (select from commerce.v_product where key = :key)")
                .param("key", key)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    long give(long programme, String key, long cost, boolean counted) {
        return jdbc.sql("""
                        insert into decision.gift_product (programme_id, product_key, cost_minor, counted)
                        values (:programme, :key, :cost, :counted)
                        on conflict (programme_id, product_key) do update
                           set cost_minor = excluded.cost_minor, counted = excluded.counted
                        returning id""")
                .param("programme", programme)
                .param("key", key)
                .param("cost", cost)
                .param("counted", counted)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    int giveCategory(long programme, String category, int percent, String currency, long dearest, int most) {
        return jdbc.sql("""
                        insert into decision.gift_product (programme_id, product_key, cost_minor)
                        select :programme, key, least(:dearest, greatest(1, price_minor * :percent / 100)) from commerce.v_product
                         where btrim(category) = :category and price_minor > 0 and currency = :currency
                         order by seen_at desc, key limit :most
                        on conflict (programme_id, product_key) do nothing""")
                .param("programme", programme)
                .param("category", category)
                .param("percent", percent)
                .param("currency", currency)
                .param("dearest", dearest)
                .param("most", most)
                .update();
    }

    boolean take(long programme, long item) {
        return jdbc.sql("delete from decision.gift_product where id = :item and programme_id = :programme")
                        .param("item", item)
                        .param("programme", programme)
                        .update()
                == 1;
    }

    Map<String, String> names(List<String> keys) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql(
                        "select key, coalesce(nullif(btrim(name), ''), sku, key) from commerce.v_product where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(rs -> {
                    names.put(rs.getString(1), rs.getString(2));
                });
        return names;
    }

    List<String> categories() {
        return jdbc.sql("""
                        select distinct btrim(category) from commerce.v_product where btrim(category) <> '' order by 1 limit :most""")
                .param("most", MOST_CATEGORIES)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    Map<String, String> stores() {
        Map<String, String> stores = new LinkedHashMap<>();
        jdbc.sql("select key, coalesce(name, key) from commerce.v_store order by 2, 1 limit :most")
                .param("most", MOST_STORES)
                .query(rs -> {
                    stores.put(rs.getString(1), rs.getString(2));
                });
        return stores;
    }
}
