package heartstring.decision.amends;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what vouchers cost as amends. */
@Component
class OffersSql {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    OffersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one of each batch costs that may be given, in minor units. */
    Map<Long, Long> costs() {
        Map<Long, Long> costs = new HashMap<>();
        jdbc.sql("select batch_id, cost_minor from decision.amends_voucher order by batch_id desc limit :most")
                .param("most", MOST)
                .query(rs -> {
                    costs.put(rs.getLong(1), rs.getLong(2));
                });
        return costs;
    }

    void set(long batch, long costMinor) {
        if (costMinor == 0) {
            jdbc.sql("delete from decision.amends_voucher where batch_id = :batch")
                    .param("batch", batch)
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into decision.amends_voucher (batch_id, cost_minor) values (:batch, :cost)
                        on conflict (batch_id) do update set cost_minor = excluded.cost_minor""").param("batch", batch).param("cost", costMinor).update();
    }
}
