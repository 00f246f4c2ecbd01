package heartstring.loyalty.earning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that looks up what is known of products in a basket. */
@Component
class EarnPreviewSql {

    private final JdbcClient jdbc;

    EarnPreviewSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand) {}

    Map<String, Known> known(List<String> products) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select key, sku, category, brand from commerce.v_product where key = any(:keys::text[])")
                .param("keys", products.toArray(String[]::new))
                .query(rs -> {
                    known.put(rs.getString(1), new Known(rs.getString(2), rs.getString(3), rs.getString(4)));
                });
        return known;
    }
}
