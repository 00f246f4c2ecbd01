package heartstring.desk.visitors;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements about who stands at a till. */
@Component
class VisitorsSql {

    private final JdbcClient jdbc;

    VisitorsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1) == null ? "" : rs.getString(1))
                .optional();
    }

    /** Those among these customers who may use a membership in the programme. */
    Set<Long> members(int programme, List<Long> customers) {
        return new HashSet<>(jdbc.sql("""
                        select distinct p.customer_id
                          from customer.v_profile p join loyalty.v_member m on m.profile_id = p.id
                         where p.customer_id = any(:customers) and m.programme_id = :programme and m.status <> 'closed'""")
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .param("programme", programme)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }
}
