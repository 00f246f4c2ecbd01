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

    /** Until the transaction ends or another time is set, no statement takes longer. */
    void within(long millis) {
        jdbc.sql("select set_config('statement_timeout', :millis, true)")
                .param("millis", String.valueOf(millis))
                .query(row -> {});
    }

    boolean isEverybodySeen() {
        return reach.now().isAll();
    }

    /** Of those whom whoever acts may see. */
    long count(Statement customers) {
        CustomerReach seen = reach.now();
        return jdbc.sql("select count(*) from (" + customers.sql() + ") s where true" + seen.andOf("s.customer_id"))
                .params(customers.params())
                .params(seen.params())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Everybody whom whoever acts may see. */
    long house() {
        CustomerReach seen = reach.now();
        return jdbc.sql("select count(*) from customer.v_headline h where true" + seen.and("h"))
                .params(seen.params())
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
