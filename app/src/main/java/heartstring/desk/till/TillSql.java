package heartstring.desk.till;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the till. */
@Component
class TillSql {

    private static final int MOST_STORES = 500;

    private final JdbcClient jdbc;

    TillSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer that a piece belongs to now, 0 when it is gone. */
    long customer(long profile) {
        return jdbc.sql("select customer_id from customer.v_profile where id = :profile and erased_at is null")
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    List<TillView.Store> stores() {
        return jdbc.sql("select key, coalesce(name, key) from commerce.v_store order by 2, 1 limit :most")
                .param("most", MOST_STORES)
                .query((rs, n) -> new TillView.Store(rs.getString(1), rs.getString(2)))
                .list();
    }

    /** A product by its key, with the latest price that was told of it. */
    Optional<Told.Product> product(String key) {
        return jdbc.sql("""
                        select key, name, price_minor, currency from commerce.v_product
                         where key = :key and price_minor is not null and currency is not null
                        """)
                .param("key", key)
                .query((rs, n) -> new Told.Product(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getString(4)))
                .optional();
    }
}
