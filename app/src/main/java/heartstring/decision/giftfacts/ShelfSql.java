package heartstring.decision.giftfacts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is the same for every customer. */
@Component
class ShelfSql {

    private static final String NAME = "coalesce(nullif(btrim(%1$s.name), ''), %1$s.sku, %1$s.key)";

    private final JdbcClient jdbc;

    ShelfSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Shelf read(long run, List<GiftProgramme> programmes, Instant now) {
        String[] keys = programmes.stream()
                .filter(GiftProgramme::running)
                .flatMap(p -> p.items().stream())
                .map(GiftProgramme.Item::product)
                .distinct()
                .toArray(String[]::new);
        return new Shelf(now, run, programmes, products(keys), ties(run, keys), shares(run, keys));
    }

    private Map<String, Shelf.Product> products(String[] keys) {
        Map<String, Shelf.Product> products = new HashMap<>();
        jdbc.sql("""
                        select p.key, {name}, coalesce(btrim(p.category), ''), coalesce(p.price_minor, 0), coalesce(p.currency, '')
                          from commerce.v_product p where p.key = any(:keys)""".replace("{name}", NAME.formatted("p"))).param("keys", keys).query(rs -> {
            products.put(
                    rs.getString(1),
                    new Shelf.Product(
                            rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getString(5)));
        });
        return products;
    }

    private Map<String, List<Shelf.Tie>> ties(long run, String[] keys) {
        Map<String, List<Shelf.Tie>> ties = new HashMap<>();
        jdbc.sql("""
                        select l.key, {left}, r.key, t.kind = 'substitute', t.level = 'category', t.together, t.left_receipts, t.expected,
                               t.lift, t.strength, t.late_together, t.late_receipts
                          from insight.v_basket_tie t
                          join commerce.v_product r on r.id = t.right_id and r.key = any(:keys)
                          join commerce.v_product l on l.id = t.left_id
                         where t.run_id = :run order by l.key, r.key""".replace("{left}", NAME.formatted("l")))
                .param("run", run)
                .param("keys", keys)
                .query(rs -> {
                    ties.computeIfAbsent(rs.getString(1), k -> new ArrayList<>())
                            .add(tie(rs));
                });
        return ties;
    }

    private static Shelf.Tie tie(ResultSet rs) throws SQLException {
        return new Shelf.Tie(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getBoolean(4),
                rs.getBoolean(5),
                rs.getLong(6),
                rs.getLong(7),
                rs.getDouble(8),
                rs.getDouble(9),
                rs.getDouble(10),
                rs.getLong(11),
                rs.getLong(12));
    }

    /** How many products of a category a receipt holds on average, for the categories of these. */
    private Map<String, Double> shares(long run, String[] keys) {
        Map<String, Double> shares = new HashMap<>();
        jdbc.sql("""
                        select btrim(p.category), sum(b.receipts)::double precision / greatest(1, max(r.receipts))
                          from insight.v_basket_run r
                          join insight.v_basket_product b on b.run_id = r.run_id
                          join commerce.v_product p on p.id = b.product_id
                         where r.run_id = :run
                           and btrim(p.category) in (select btrim(g.category) from commerce.v_product g
                                                      where g.key = any(:keys) and btrim(g.category) <> '')
                         group by 1""").param("run", run).param("keys", keys).query(rs -> {
            shares.put(rs.getString(1), rs.getDouble(2));
        });
        return shares;
    }
}
