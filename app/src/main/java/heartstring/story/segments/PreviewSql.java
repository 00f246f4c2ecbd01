package heartstring.story.segments;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.story.conditions.Conditions.Statement;
import heartstring.story.segments.Previews.Someone;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that tell whom a condition holds of. */
@Component
class PreviewSql {

    private final JdbcClient jdbc;
    private final CustomersInReach reach;

    PreviewSql(JdbcClient jdbc, CustomersInReach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /** Until the transaction ends, no statement takes longer. */
    void within(int millis) {
        jdbc.sql("select set_config('statement_timeout', :millis, true)")
                .param("millis", String.valueOf(millis))
                .query(row -> {});
    }

    long count(Statement customers) {
        return jdbc.sql("select count(*) from (" + customers.sql() + ") s")
                .params(customers.params())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    long house() {
        return jdbc.sql("select count(*) from customer.v_headline")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    List<Someone> some(Statement customers, int most) {
        CustomerReach seen = reach.now();
        return jdbc.sql("""
                        select n.customer_id, coalesce(nullif(n.name, ''), 'Customer ' || n.customer_id)
                          from (%s) s join customer.v_headline n on n.customer_id = s.customer_id
                         where true%s limit :mostShown""".formatted(customers.sql(), seen.and("n")))
                .params(customers.params())
                .params(seen.params())
                .param("mostShown", most)
                .query((rs, n) -> new Someone(rs.getLong(1), rs.getString(2)))
                .list();
    }
}
