package heartstring.desk.gifting;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what somebody is called. */
@Component
class GiftingSql {

    private final JdbcClient jdbc;

    GiftingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a customer, empty text for none; empty when there is no such customer. */
    Optional<String> name(long customer) {
        return jdbc.sql("select coalesce(name, '') from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
