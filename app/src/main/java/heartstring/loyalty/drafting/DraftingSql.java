package heartstring.loyalty.drafting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a form shows. */
@Component
class DraftingSql {

    private final JdbcClient jdbc;

    DraftingSql(JdbcClient jdbc) {
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
}
