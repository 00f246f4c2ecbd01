package heartstring.desk.membership;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that name whom a membership belongs to and what it counts in. */
@Component
class MembershipSql {

    private final JdbcClient jdbc;

    MembershipSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> name(long customerId) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customerId)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.v_unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }
}
