package heartstring.decision.casedesk;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of suggested words. */
@Component
class LettersSql {

    private final JdbcClient jdbc;

    LettersSql(JdbcClient jdbc) {
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
