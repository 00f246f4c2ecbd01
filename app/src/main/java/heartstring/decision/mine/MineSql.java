package heartstring.decision.mine;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what customers see of their cases. */
@Component
class MineSql {

    private final JdbcClient jdbc;

    MineSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> language(long customer) {
        return jdbc.sql(
                        "select language from customer.v_headline where customer_id = :customer and language is not null")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
