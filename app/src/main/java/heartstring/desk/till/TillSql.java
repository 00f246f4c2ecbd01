package heartstring.desk.till;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
}
