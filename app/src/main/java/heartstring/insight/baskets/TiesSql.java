package heartstring.insight.baskets;

import heartstring.kernels.baskets.Tie;
import heartstring.kernels.shares.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was found. */
@Component
class TiesSql {

    private static final String PRODUCT_NAME = "coalesce(nullif(btrim(%1$s.name), ''), %1$s.sku, %1$s.key)";

    private static final String TIES =
            """
            select t.left_id, l.key, {left}, coalesce(btrim(l.category), ''), t.left_receipts,
                   t.right_id, r.key, {right}, coalesce(btrim(r.category), ''), t.right_receipts,
                   t.kind, t.level, t.together, t.expected, t.lift_low, t.lift, t.lift_high, t.off,
                   c.together, c.left_receipts, c.expected, c.lift, t.late_together, t.late_receipts
              from insight.basket_tie t
              join commerce.v_product l on l.id = t.left_id
              join commerce.v_product r on r.id = t.right_id
              left join insight.basket_category c
                on c.run_id = t.run_id and t.level = 'category' and c.left_category = btrim(l.category)
                   and c.right_category = btrim(r.category)
             where t.run_id = :run
            """.replace("{left}", PRODUCT_NAME.formatted("l")).replace("{right}", PRODUCT_NAME.formatted("r"));

    private final JdbcClient jdbc;

    TiesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run in numbers. */
    record Counted(long receipts, long lastOrder) {}

    Optional<Counted> counted(long run) {
        return jdbc.sql("select receipts, last_order_id from insight.basket_run where run_id = :run")
                .param("run", run)
                .query((rs, n) -> new Counted(rs.getLong(1), rs.getLong(2)))
                .optional();
    }

    /** The strongest pairs, each once, after one that was shown. */
    List<TieRow> strongest(long run, Tie.Kind kind, String words, Complements.@Nullable After after, int most) {
        String beyond = after == null ? "" : " and (-t.off, t.left_id, t.right_id) > (-:off, :left, :right)";
        JdbcClient.StatementSpec statement = jdbc.sql(TIES + """
                         and t.kind = :kind and t.main
                         and (:words = '' or l.name ilike :like or r.name ilike :like or l.key = :words or r.key = :words
                              or l.sku = :words or r.sku = :words)""" + beyond + """

                         order by t.off desc, t.left_id, t.right_id limit :most""")
                .param("run", run)
                .param("kind", Wording.word(kind))
                .param("words", words)
                .param(
                        "like",
                        "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("most", most);
        if (after != null) {
            statement = statement
                    .param("off", after.off())
                    .param("left", after.left())
                    .param("right", after.right());
        }
        return statement.query((rs, n) -> row(rs)).list();
    }

    /** All ties of one product, seen from it. */
    List<TieRow> of(long run, long product) {
        return jdbc.sql(TIES + " and t.left_id = :product order by t.kind, t.off desc, t.right_id limit 100")
                .param("run", run)
                .param("product", product)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** What completes a basket of these; nothing that is in it, or that one in it is bought instead of. */
    List<TieRow> completing(long run, long[] products, int most) {
        return jdbc.sql(TIES + """
                         and t.left_id = any(:products) and t.right_id <> all(:products) and t.kind = 'complement'
                         and not exists (select from insight.basket_tie s
                                          where s.run_id = t.run_id and s.left_id = any(:products) and s.right_id = t.right_id
                                            and s.kind = 'substitute')
                         order by t.off desc, t.left_id, t.right_id limit :most""")
                .param("run", run)
                .param("products", products)
                .param("most", most)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static TieRow row(ResultSet rs) throws SQLException {
        double together = rs.getDouble(19);
        TieRow.Categories categories = rs.wasNull()
                ? null
                : new TieRow.Categories(Math.round(together), rs.getLong(20), rs.getDouble(21), rs.getDouble(22));
        return new TieRow(
                new TieRow.Side(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5)),
                new TieRow.Side(rs.getLong(6), rs.getString(7), rs.getString(8), rs.getString(9), rs.getLong(10)),
                Tie.Kind.valueOf(rs.getString(11).toUpperCase(Locale.ROOT)),
                Tie.Level.valueOf(rs.getString(12).toUpperCase(Locale.ROOT)),
                rs.getLong(13),
                rs.getDouble(14),
                new Interval(rs.getDouble(15), rs.getDouble(16), rs.getDouble(17)),
                rs.getDouble(18),
                new TieRow.Late(rs.getLong(23), rs.getLong(24)),
                categories);
    }

    /** A product, with in how many receipts it was counted. */
    Optional<Complements.Product> product(long run, long id) {
        return jdbc.sql("""
                        select p.id, p.key, {name}, coalesce(btrim(p.category), ''),
                               coalesce((select b.receipts from insight.basket_product b where b.run_id = :run and b.product_id = p.id), 0)
                          from commerce.v_product p where p.id = :id""".replace("{name}", PRODUCT_NAME.formatted("p")))
                .param("run", run)
                .param("id", id)
                .query((rs, n) -> new Complements.Product(
                        rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5)))
                .optional();
    }

    /** The ids of products by the shop's own numbers; those that there are. */
    Map<String, Long> ids(List<String> keys) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql("select key, id from commerce.v_product where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(rs -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                });
        return ids;
    }

    /** The surest rules from a support and a confidence on. */
    List<Complements.RuleRow> rules(long run, long fewest, double confidence, int most) {
        return jdbc.sql("""
                        select array(select {l} from unnest(u.left_ids) with ordinality x (id, n) join commerce.v_product l on l.id = x.id
                                      order by x.n),
                               {r}, u.together, u.left_receipts, u.right_receipts
                          from insight.basket_rule u join commerce.v_product r on r.id = u.right_id
                         where u.run_id = :run and u.together >= :fewest and u.together >= :confidence * u.left_receipts
                         order by u.together::double precision / u.left_receipts desc, u.together desc, u.place limit :most""".replace("{l}", PRODUCT_NAME.formatted("l")).replace("{r}", PRODUCT_NAME.formatted("r")))
                .param("run", run)
                .param("fewest", fewest)
                .param("confidence", confidence)
                .param("most", most)
                .query((rs, n) -> new Complements.RuleRow(
                        List.of((String[]) rs.getArray(1).getArray()),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5)))
                .list();
    }
}
