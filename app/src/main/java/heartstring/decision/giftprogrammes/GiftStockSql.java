package heartstring.decision.giftprogrammes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many pieces are left. */
@Component
class GiftStockSql {

    private final JdbcClient jdbc;

    GiftStockSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Long> left(String unit, Collection<Long> items) {
        Map<Long, Long> left = new HashMap<>();
        items.forEach(item -> left.put(item, 0L));
        jdbc.sql("select id, available from loyalty.v_stock where unit = :unit and id = any(:items)")
                .param("unit", unit)
                .param("items", items.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    left.put(rs.getLong(1), rs.getLong(2));
                });
        return left;
    }
}
