package heartstring.loyalty.tills;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what an order earned. */
@Component
class OrderEarningsSql {

    private final JdbcClient jdbc;

    OrderEarningsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record State(String status, boolean judged) {}

    Earned earned(int source, String key) {
        State state = jdbc.sql("""
                        select coalesce((select status from commerce.v_order where source_id = :source and order_key = :key), ''),
                               exists (select from loyalty.order_book where source_id = :source and order_key = :key)
                               and not exists (select from loyalty.due_order where source_id = :source and order_key = :key)""")
                .param("source", source)
                .param("key", key)
                .query((rs, n) -> new State(rs.getString(1), rs.getBoolean(2)))
                .single();
        List<Earned.Gave> gave = jdbc.sql("""
                        select p.rule_id, coalesce(r.name, ''), sum(p.amount)
                          from loyalty.order_book b join loyalty.order_posting p on p.order_id = b.id
                          left join loyalty.v_giver r on r.id = p.rule_id
                         where b.source_id = :source and b.order_key = :key
                         group by 1, 2 having sum(p.amount) <> 0 order by 1""")
                .param("source", source)
                .param("key", key)
                .query((rs, n) -> new Earned.Gave(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .list();
        return new Earned(state.status(), state.judged(), gave);
    }
}
