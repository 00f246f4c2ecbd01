package heartstring.insight.segments;

import heartstring.story.conditions.Conditions.Statement;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read who is in a segment. */
@Component
class MembersSql {

    private static final int FETCH = 10_000;

    private final JdbcClient jdbc;

    MembersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody of a query, one by one; in a transaction, so that they are not all read at once. */
    void each(Statement customers, LongConsumer each) {
        jdbc.sql("select s.customer_id from (" + customers.sql() + ") s")
                .withFetchSize(FETCH)
                .params(customers.params())
                .query(rs -> {
                    each.accept(rs.getLong(1));
                });
    }

    /** How many customers there are. */
    long house() {
        return jdbc.sql("select count(*) from customer.v_headline")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The last of the next so many customers after this one, by number; 0 when there are none. */
    long until(long after, int most) {
        return jdbc.sql("""
                        select coalesce(max(customer_id), 0) from (
                          select customer_id from customer.v_headline where customer_id > :after order by customer_id limit :most) n""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
