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

    /** The tasks that keep these promises. */
    Map<Long, PromisesView.Task> tasks(long[] promises) {
        Map<Long, PromisesView.Task> tasks = new HashMap<>();
        jdbc.sql("""
                        select m.id, x.task_id, x.state, coalesce(u.name, '')
                          from story.v_memory m join crm.v_promise x on x.touchpoint_id = m.touchpoint_id and x.starts = m.starts
                          left join platform.v_user u on u.id = x.owner_id
                         where m.id = any(:promises)""").param("promises", promises).query(rs -> {
            tasks.put(rs.getLong(1), new PromisesView.Task(rs.getLong(2), rs.getString(3), rs.getString(4)));
        });
        return tasks;
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
