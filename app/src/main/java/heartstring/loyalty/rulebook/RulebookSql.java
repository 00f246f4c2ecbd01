package heartstring.loyalty.rulebook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a form shows. */
@Component
class RulebookSql {

    private final JdbcClient jdbc;

    RulebookSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A product with its price in minor units. */
    record Product(String key, long priceMinor) {}

    List<Product> products(int most) {
        return jdbc.sql("""
                        select key, price_minor from commerce.v_product where price_minor > 0 order by seen_at desc, id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Product(rs.getString(1), rs.getLong(2)))
                .list();
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }
}
