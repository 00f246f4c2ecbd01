package heartstring.desk.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of these pages. */
@Component
class MemoryPageSql {

    private final JdbcClient jdbc;

    MemoryPageSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> name(long customerId) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customerId)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    Map<Long, String> names(long[] customers) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select customer_id, name from customer.v_headline where customer_id = any(:customers)")
                .param("customers", customers)
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                });
        return names;
    }
}
