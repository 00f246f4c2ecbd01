package heartstring.demo.selling;

import heartstring.crm.deals.DealLine;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find whom the demo sells to, and what. */
@Component
class SellingSql {

    private final JdbcClient jdbc;

    SellingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> company(String name) {
        return jdbc.sql("select customer_id from customer.v_headline where kind = 'company' and name = :name limit 1")
                .param("name", name)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** A product of a category, as a line of a deal. */
    Optional<DealLine> line(String category, int quantity, int discountPercent, String currency) {
        return jdbc.sql("""
                        select key, name, price_minor from commerce.v_product
                         where category = :category and price_minor > 0 and currency = :currency and name is not null
                         order by key limit 1""")
                .param("category", category)
                .param("currency", currency)
                .query((rs, n) -> new DealLine(
                        rs.getString(1),
                        rs.getString(2),
                        BigDecimal.valueOf(quantity),
                        rs.getLong(3),
                        BigDecimal.valueOf(discountPercent)))
                .optional();
    }
}
