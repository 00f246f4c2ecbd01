package heartstring.customer.owners;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that say which two customers something is about. */
@Component
class PairsSql {

    private final JdbcClient jdbc;

    PairsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> duplicate(long id) {
        return of("""
                        select unnest(array[left_customer_id, right_customer_id]) from customer.duplicate where id = :id""", id);
    }

    List<Long> refusal(long id) {
        return of("""
                        select p.customer_id from customer.refusal f join customer.profile p on p.id in (f.left_profile_id, f.right_profile_id)
                         where f.id = :id""", id);
    }

    List<Long> movement(long id) {
        return of("""
                        select unnest(array[from_customer_id, to_customer_id]) from customer.movement where id = :id""", id);
    }

    private List<Long> of(String statement, long id) {
        return jdbc.sql(statement)
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
